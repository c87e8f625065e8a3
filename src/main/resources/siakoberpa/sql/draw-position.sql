-- Order is the order of acceptance: a counter, never the clock. A number drawn in vain leaves a harmless gap.
UPDATE counters SET value = value + 1 WHERE name = 'position' RETURNING value
