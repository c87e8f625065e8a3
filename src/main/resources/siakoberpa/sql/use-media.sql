-- Somebody names it, so it is not unused for a while.
UPDATE media SET last_used_at = :#now
WHERE hash IN (SELECT value FROM json_each(:#${variable.mediaIds}))
  AND (:#${variable.owner} IS NULL OR created_by = :#${variable.owner})
