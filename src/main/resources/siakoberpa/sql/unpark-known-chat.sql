-- What waited because its chat was new goes on.
UPDATE message_jobs SET not_before = NULL, waiting_for = NULL
WHERE session = :#session AND chat_id = :#chat_id
  AND state IN ('ready','backoff','leased','sending','uncertain') AND state = 'ready' AND waiting_for = 'new_chats'
