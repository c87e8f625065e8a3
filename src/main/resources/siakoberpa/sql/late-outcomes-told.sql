UPDATE broker_messages SET late = 0 WHERE id = :#late_id
