UPDATE inbox_files SET state = 'ended', ended_at = :#now WHERE id = :#id AND state = 'reported'
