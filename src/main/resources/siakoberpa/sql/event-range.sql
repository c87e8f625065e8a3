SELECT (SELECT min(id) FROM events) AS first_id, (SELECT max(id) FROM events) AS last_id
