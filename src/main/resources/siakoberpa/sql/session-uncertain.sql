-- The columns of due-uncertain.sql, for a session that will never be able to answer.
SELECT id, job_id, message_id, session, chat_id, lease_token, held_ms, attempts, max_attempts, on_unknown, store, look_up_first, ack FROM message_jobs
WHERE (state = 'ready' OR state = 'backoff' OR state = 'leased' OR state = 'sending' OR state = 'uncertain') AND session = :#session AND state = 'uncertain'
