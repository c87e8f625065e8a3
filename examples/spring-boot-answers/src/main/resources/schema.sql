CREATE TABLE IF NOT EXISTS orders (
  id       INTEGER PRIMARY KEY,
  customer VARCHAR(64) NOT NULL, -- as WhatsApp names people
  state    VARCHAR(32) NOT NULL
);
