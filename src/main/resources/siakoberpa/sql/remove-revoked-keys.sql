-- Ids are never given twice: one that was given in the database that is replaced, and is not there, was revoked.
DELETE FROM api_keys
WHERE id <= (SELECT seq FROM replaced.sqlite_sequence WHERE name = 'api_keys')
  AND id NOT IN (SELECT id FROM replaced.api_keys)
