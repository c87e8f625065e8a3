-- It is in somebody's hands, or in doubt: no permit is given to it any more.
UPDATE message_jobs SET cancel_requested = 1, last_error_code = 'opted_out', last_error = 'The recipient does not want messages.'
WHERE session = :#session AND chat_id = :#chat_id
  AND (state = 'ready' OR state = 'backoff' OR state = 'leased' OR state = 'sending' OR state = 'uncertain') AND state IN ('leased','sending','uncertain')
