-- No row: another process has taken the queue over.
UPDATE counters SET value = ? WHERE name = 'owner_until' AND value = ?
