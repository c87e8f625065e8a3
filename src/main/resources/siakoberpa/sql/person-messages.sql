-- One person's messages in a stretch of all.
SELECT id, job_id, message_id, session, chat_id, original_number, kind, payload, media, state, client_ref, created_by,
       last_error_code, created_at, sending_at, finished_at, delivered_at, read_at
FROM message_jobs
WHERE id >= :#${variable.walk.from} AND id <= :#${variable.walk.to} AND chat_id = :#chat_id
