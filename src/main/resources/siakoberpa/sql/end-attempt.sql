UPDATE message_attempts
SET ended_at = :#now, outcome = :#outcome, error_code = :#${variable.errorCode}, error = :#${variable.error}
WHERE job = :#id AND lease_token = :#lease_token
