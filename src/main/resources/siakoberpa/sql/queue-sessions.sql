SELECT session FROM session_queues
