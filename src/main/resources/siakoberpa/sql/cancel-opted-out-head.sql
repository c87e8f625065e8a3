-- The head of the chat, if it is in nobody's hands.
UPDATE message_jobs
SET state = 'cancelled', wake_at = NULL, not_before = NULL, waiting_for = NULL, finished_at = :#now,
    last_error_code = 'opted_out', last_error = 'The recipient does not want messages.'
WHERE session = :#session AND chat_id = :#chat_id
  AND (state = 'ready' OR state = 'backoff' OR state = 'leased' OR state = 'sending' OR state = 'uncertain') AND state IN ('ready','backoff')
