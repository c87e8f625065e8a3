UPDATE message_jobs
SET state = 'cancelled', wake_at = NULL, finished_at = :#now,
    last_error_code = 'opted_out', last_error = 'The recipient does not want messages.'
WHERE session = :#session AND chat_id = :#chat_id AND state = 'scheduled'
