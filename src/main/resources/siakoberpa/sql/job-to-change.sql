-- In the transaction that changes it.
SELECT id, job_id, session, chat_id, state, EXISTS (SELECT 1 FROM opt_outs o WHERE o.chat_id = message_jobs.chat_id) AS opted_out
FROM message_jobs WHERE job_id = :#jobId
