-- Which process dispatches what is queued in a file that it shares with an application, and until when unless it says so again.
SELECT max(CASE name WHEN 'owner_until' THEN value END) AS owned_until,
  max(CASE name WHEN 'owner_pid' THEN value END) AS pid,
  max(CASE name WHEN 'owner_host' THEN value END) AS host
FROM counters
WHERE name IN ('owner_until', 'owner_pid', 'owner_host')
