-- All of which there is anything: those that were created, and those that have a queue.
SELECT name FROM sessions UNION SELECT session FROM session_queues WHERE session <> '*'
