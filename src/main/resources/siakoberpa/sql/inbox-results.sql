-- What became of the messages of a file, a page. Those that are deleted already are told too.
SELECT r.row, r.job_id, m.message_id, m.chat_id, m.client_ref, m.state, m.last_error_code,
       m.created_at, m.finished_at, m.delivered_at, m.read_at
FROM inbox_rows r LEFT JOIN message_jobs m ON m.job_id = r.job_id
WHERE r.file = :#id AND r.row > :#after
ORDER BY r.file, r.row LIMIT 1000
