-- The newest first. One more than a page: it tells whether there is a next one.
SELECT id, name, report, state, total, row_count, queued, rejected, waiting_for, error_code, error, taken_at, read_at, ended_at
FROM inbox_files
WHERE id < :#${variable.page.before} ORDER BY id DESC LIMIT :#${variable.page.rows}
