-- What was queued lately with a text that must not be repeated. What never left and never will counts for
-- nothing; what failed because nobody knows does.
SELECT job_id, session, chat_id, text_hash, created_at FROM message_jobs
WHERE session IN (:#in:${variable.batch.guardedSessions}) AND chat_id IN (:#in:${variable.batch.guardedChats})
  AND text_hash IN (:#in:${variable.batch.guardedTexts}) AND text_hash IS NOT NULL
  AND created_at > :#${variable.batch.guardedSince} AND state NOT IN ('cancelled','expired')
  AND NOT (state = 'failed' AND (last_error_code IS NULL OR last_error_code <> 'outcome_unknown'))
