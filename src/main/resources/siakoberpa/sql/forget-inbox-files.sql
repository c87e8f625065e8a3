-- What is known of files whose messages ended long ago. The files and reports in the folders have a retention of their own.
DELETE FROM inbox_files WHERE id IN (SELECT id FROM inbox_files WHERE state = 'ended' AND ended_at < :#failedBefore LIMIT 500)
