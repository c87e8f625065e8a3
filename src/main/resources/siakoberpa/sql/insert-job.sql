-- Its idempotency key is free: that was looked up in the same transaction.
INSERT INTO message_jobs (
  job_id, message_id, session, chat_id, original_number, kind, payload, priority,
  idempotency_key, request_hash, text_hash, client_ref, created_by, on_unknown,
  state, position, wake_at, expires_at, created_at)
VALUES (
  :#job_id, :#message_id, :#session, :#chat_id, :#original_number, :#kind, :#payload, :#priority,
  :#idempotency_key, :#request_hash, :#text_hash, :#client_ref, :#created_by, :#on_unknown,
  :#state, :#position, :#wake_at, :#expires_at, :#created_at)
