-- The jobs that hold a key of the batch (or the same key in another of its sessions: the rules compare).
SELECT job_id, message_id, session, chat_id, state, priority, request_hash, idempotency_key FROM message_jobs
WHERE session IN (:#in:${variable.batch.keySessions}) AND idempotency_key IN (:#in:${variable.batch.keys}) AND idempotency_key IS NOT NULL
