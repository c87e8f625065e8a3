UPDATE inbox_files SET settled = :#unsettled WHERE id = :#id AND state = 'sending'
