-- Between which ids the messages of a time lie: job ids begin with the time, and have an index.
SELECT
  (SELECT min(id) FROM message_jobs) AS first_id,
  (SELECT max(id) FROM message_jobs) AS last_id,
  (SELECT id FROM message_jobs WHERE job_id >= :#${variable.filter.firstJobId} ORDER BY job_id LIMIT 1) AS first_of_time,
  (SELECT id FROM message_jobs WHERE job_id <= :#${variable.filter.lastJobId} ORDER BY job_id DESC LIMIT 1) AS last_of_time
