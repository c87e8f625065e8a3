-- A thousand rows of a file whose results are written.
DELETE FROM inbox_rows
WHERE file = :#id AND row IN (SELECT row FROM inbox_rows WHERE file = :#id ORDER BY file, row LIMIT 1000)
