-- Where a walk over all messages begins and ends.
SELECT (SELECT min(id) FROM message_jobs) AS first_id, (SELECT max(id) FROM message_jobs) AS last_id
