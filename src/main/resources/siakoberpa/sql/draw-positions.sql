-- Order is the order of acceptance: a counter, never the clock. Answers the last of the positions drawn; those drawn in vain
-- leave a harmless gap.
UPDATE counters SET value = value + :#places WHERE name = 'position' RETURNING value
