UPDATE message_attempts
SET ended_at = :#${variable.now}, outcome = :#${variable.outcome}, error_code = :#${variable.errorCode}, error = :#${variable.error}
WHERE job = :#${variable.job[id]} AND lease_token = :#${variable.job[lease_token]}
