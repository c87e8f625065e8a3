-- Whether the file may go: nobody's, and no open message's.
SELECT (SELECT count(*) FROM media WHERE hash = :#hash) AS owners,
  EXISTS (SELECT 1 FROM message_jobs j WHERE j.media IS NOT NULL AND j.media = :#hash AND j.finished_at IS NULL) AS needed
