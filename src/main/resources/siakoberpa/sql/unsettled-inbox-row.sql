-- The row before the first one whose message has not ended. It looks at each row once, since what is settled stays so.
SELECT r.row - 1 FROM inbox_rows r JOIN message_jobs m ON m.job_id = r.job_id
WHERE r.file = :#id AND r.row > :#settled AND m.finished_at IS NULL
ORDER BY r.file, r.row LIMIT 1
