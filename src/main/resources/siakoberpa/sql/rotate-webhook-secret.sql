-- Both sign for a while, so that receivers can change over in their own time.
UPDATE webhooks SET previous_secret = secret, previous_secret_until = :#${variable.overlapUntil}, secret = :#${variable.secret}
WHERE id = :#${variable.webhookId}
