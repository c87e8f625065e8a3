INSERT INTO inbox_rows (file, row, job_id) VALUES (:#file, :#row, :#job_id)
