-- Not decided yet. Only time in which the session could answer counts towards giving up.
UPDATE message_jobs SET wake_at = :#${variable.lookUpAt}, held_ms = held_ms + :#${variable.heldMs}
WHERE id = :#${variable.job[id]} AND state = 'uncertain' AND lease_token = :#${variable.job[lease_token]}
