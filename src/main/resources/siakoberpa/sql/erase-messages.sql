-- With their attempts. What has not ended stays until it has.
DELETE FROM message_jobs
WHERE id >= :#${variable.walk.from} AND id <= :#${variable.walk.to} AND chat_id = :#chat_id AND finished_at IS NOT NULL
RETURNING id, media
