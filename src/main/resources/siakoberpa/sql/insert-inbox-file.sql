-- Once, however often it is looked at. Reports of another file of the same name stay as they are.
INSERT INTO inbox_files (work_name, name, report, state, taken_at)
VALUES (:#work_name, :#name,
  CASE WHEN EXISTS (SELECT 1 FROM inbox_files WHERE report = :#report) THEN :#other_report ELSE :#report END,
  'reading', :#now)
ON CONFLICT (work_name) DO NOTHING
