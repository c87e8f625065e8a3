-- Its chat may not be written to before then: handed back, and no claim meets it until it wakes. No attempt is counted.
UPDATE message_jobs
SET state = 'ready', not_before = :#${variable.decision.until}, waiting_for = :#${variable.decision.waitingFor},
    lease_owner = NULL, lease_until = NULL
WHERE id = :#id AND state = 'leased' AND lease_token = :#lease_token
