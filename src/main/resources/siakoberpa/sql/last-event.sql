SELECT max(id) AS last_id FROM events
