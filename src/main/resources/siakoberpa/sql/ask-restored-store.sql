-- What may have left since did so through the store that was the session's last one; only that one can be asked.
-- Messages that were on their way already keep the store that they left through.
UPDATE message_jobs SET store = last.store
FROM (SELECT session, store, max(sending_at) FROM message_jobs WHERE store IS NOT NULL GROUP BY session) AS last
WHERE last.session = message_jobs.session AND state IN ('scheduled','waiting','ready','backoff','leased')
