-- In the transaction that changes it, if the caller may.
SELECT id, job_id, session, chat_id, state, EXISTS (SELECT 1 FROM opt_outs o WHERE o.chat_id = message_jobs.chat_id) AS opted_out
FROM message_jobs WHERE job_id = :#jobId
  AND (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
  AND (:#${variable.ofSessions} IS NULL OR session IN (SELECT value FROM json_each(:#${variable.ofSessions})))
