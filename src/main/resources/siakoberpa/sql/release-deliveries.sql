-- What an earlier start had in hand when it was killed, or what nobody could write the end of. It may have arrived: receivers
-- know a repeat by its id.
UPDATE webhook_deliveries SET state = 'waiting', worker = NULL
WHERE webhook = :#webhook AND state = 'sending' AND (worker <> :#${variable.global:worker} OR tried_at < :#staleBefore)
