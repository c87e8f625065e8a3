-- No row comes back when the idempotency key is taken.
INSERT INTO message_jobs (
  job_id, message_id, session, chat_id, original_number, kind, payload, priority,
  idempotency_key, request_hash, client_ref, created_by, on_unknown,
  state, position, wake_at, expires_at, created_at)
VALUES (
  :#${variable.draft[job_id]}, :#${variable.draft[message_id]}, :#${variable.draft[session]}, :#${variable.draft[chat_id]},
  :#${variable.draft[original_number]}, :#${variable.draft[kind]}, :#${variable.payload}, :#${variable.draft[priority]},
  :#${variable.draft[idempotency_key]}, :#${variable.draft[request_hash]}, :#${variable.draft[client_ref]},
  :#${variable.draft[created_by]}, :#${variable.draft[on_unknown]},
  :#${variable.draft[state]}, :#${variable.position}, :#${variable.draft[wake_at]}, :#${variable.draft[expires_at]},
  :#${variable.draft[created_at]})
ON CONFLICT (session, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
RETURNING job_id
