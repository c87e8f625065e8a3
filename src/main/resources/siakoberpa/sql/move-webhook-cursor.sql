UPDATE webhooks SET cursor = :#upTo WHERE id = :#webhook
