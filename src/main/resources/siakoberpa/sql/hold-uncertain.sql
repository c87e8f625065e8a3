-- Not decided yet. Only time in which the session could answer counts towards giving up.
UPDATE message_jobs SET wake_at = :#lookUpAt, held_ms = held_ms + :#heldMs
WHERE id = :#id AND state = 'uncertain' AND lease_token = :#lease_token
