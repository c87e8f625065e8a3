-- Rows that are done with, in the transaction that did it. Nobody else may have done them meanwhile.
UPDATE inbox_files
SET row_count = row_count + :#${variable.rows.settled}, queued = queued + :#${variable.rows.queued},
    rejected = rejected + :#${variable.rows.rejectedCount}, rejected_bytes = :#reportBytes,
    waiting_for = :#${variable.rows.waitingFor}
WHERE id = :#${variable.file.id} AND row_count = :#${variable.file.rowCount} AND state = 'reading'
