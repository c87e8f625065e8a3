-- Its idempotency key is free: that was looked up in the same transaction. It joins the end of its chat, or is the head of
-- one that has none, which spares a PROMOTE for every message: where nobody is the head nobody waits.
INSERT INTO message_jobs (
  id, job_id, message_id, session, chat_id, original_number, kind, payload, media, priority,
  idempotency_key, request_hash, text_hash, client_ref, created_by, on_unknown, trace_parent,
  state, position, wake_at, expires_at, created_at)
VALUES (
  :#id, :#job_id, :#message_id, :#session, :#chat_id, :#original_number, :#kind, :#payload, :#media, :#priority,
  :#idempotency_key, :#request_hash, :#text_hash, :#client_ref, :#created_by, :#on_unknown, :#trace_parent,
  CASE WHEN :#wake_at IS NOT NULL THEN 'scheduled'
       WHEN EXISTS (SELECT 1 FROM message_jobs h
                    WHERE h.session = :#session AND h.chat_id = :#chat_id
                      AND (h.state = 'ready' OR h.state = 'backoff' OR h.state = 'leased' OR h.state = 'sending' OR h.state = 'uncertain')) THEN 'waiting'
       ELSE 'ready' END,
  :#position, :#wake_at, :#expires_at, :#created_at)
