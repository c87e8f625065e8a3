-- What has come as far as the webhook itself is held back no longer.
DELETE FROM webhook_lanes WHERE webhook = :#webhook AND cursor >= (SELECT w.cursor FROM webhooks w WHERE w.id = :#webhook)
