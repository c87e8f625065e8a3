SELECT id, work_name, name, report, state, total, row_count, queued, rejected, rejected_bytes FROM inbox_files
WHERE work_name = :#work_name
