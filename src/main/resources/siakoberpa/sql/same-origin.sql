-- Whether the database that is replaced was made by the same first start as the backup: only then an id names the same in both.
SELECT EXISTS (
  SELECT 1 FROM flyway_schema_history b JOIN replaced.flyway_schema_history r ON r.version = b.version
  WHERE b.version = '1' AND r.installed_on = b.installed_on)
