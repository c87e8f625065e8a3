-- It takes events again: whatever was put off is due.
UPDATE webhook_deliveries SET next_at = 0 WHERE webhook = :#webhook AND state = 'waiting' AND next_at > 0
