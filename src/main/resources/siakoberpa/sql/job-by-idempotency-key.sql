SELECT job_id, message_id, chat_id, state, priority, request_hash FROM message_jobs
WHERE session = :#${variable.draft[session]} AND idempotency_key = :#${variable.draft[idempotency_key]} AND idempotency_key IS NOT NULL
