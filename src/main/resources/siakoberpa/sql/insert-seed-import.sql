INSERT INTO seed_imports (seed_key, imported_at) VALUES (:#seed_key, :#imported_at) ON CONFLICT DO NOTHING
