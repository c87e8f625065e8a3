SELECT job_id, message_id, chat_id, original_number, payload, priority, client_ref, state, wake_at, attempts,
       last_error, sending_at, finished_at, created_at, ack, delivered_at, read_at
FROM message_jobs WHERE job_id = :#jobId
