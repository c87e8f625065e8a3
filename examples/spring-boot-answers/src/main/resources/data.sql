INSERT OR IGNORE INTO orders (id, customer, state) VALUES
  (123, '491701112223@c.us', 'on its way'),
  (124, '491701112224@c.us', 'being packed'),
  (125, 'ask at the desk', 'being packed');
