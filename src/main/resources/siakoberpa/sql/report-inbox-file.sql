UPDATE inbox_files SET state = 'reported' WHERE id = :#id AND state = 'sending'
