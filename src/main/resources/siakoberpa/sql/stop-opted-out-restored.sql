-- After doubt-restored.sql: what has certainly not left is cancelled, and what may have left gets no permit any more, should
-- it be found absent.
UPDATE message_jobs
SET cancel_requested = 1, last_error_code = 'opted_out', last_error = 'The recipient does not want messages.',
    state = CASE WHEN look_up_first = 0 THEN 'cancelled' ELSE state END,
    wake_at = CASE WHEN look_up_first = 0 THEN NULL ELSE wake_at END,
    finished_at = CASE WHEN look_up_first = 0 THEN :now END
WHERE state IN ('scheduled','waiting','sending','uncertain') AND chat_id IN (SELECT chat_id FROM opt_outs)
