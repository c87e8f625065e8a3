-- All that is in it is queued or rejected, or the rest makes no sense.
UPDATE inbox_files
SET state = 'sending', read_at = :#now, waiting_for = NULL, rejected_bytes = :#reportBytes,
    error_code = :#error_code, error = :#error
WHERE id = :#${variable.file.id} AND state = 'reading'
