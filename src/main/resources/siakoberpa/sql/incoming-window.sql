-- Between which ids the messages of a time lie: they came in in the order of their ids.
SELECT
  (SELECT min(id) FROM incoming_messages) AS first_id,
  (SELECT max(id) FROM incoming_messages) AS last_id,
  (SELECT id FROM incoming_messages WHERE received_at >= :#${variable.filter.from} ORDER BY received_at, id LIMIT 1) AS first_of_time,
  (SELECT id FROM incoming_messages WHERE received_at < :#${variable.filter.to} ORDER BY received_at DESC, id DESC LIMIT 1) AS last_of_time
