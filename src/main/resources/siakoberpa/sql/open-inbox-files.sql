-- Files that were read and have no results yet, or are not cleaned up after.
SELECT id, report, state, settled FROM inbox_files WHERE state IN ('sending','reported') ORDER BY id LIMIT 1000
