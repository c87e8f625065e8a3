SELECT seed_key FROM seed_imports WHERE seed_key IN (:#in:${variable.keys})
