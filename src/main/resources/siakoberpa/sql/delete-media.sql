-- Of this caller, or of everybody.
DELETE FROM media WHERE hash = :#hash
  AND (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
