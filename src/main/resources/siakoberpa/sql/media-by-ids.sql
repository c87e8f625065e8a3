-- Those that the caller may use. Several rows of one file differ in its name at most.
SELECT hash, type, size, name, created_by, created_at, last_used_at FROM media
WHERE hash IN (SELECT value FROM json_each(:#${variable.mediaIds}))
  AND (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
