SELECT hash, type, size, name, created_at FROM media
WHERE hash IN (SELECT value FROM json_each(:#${variable.walk.mediaIds}))
