UPDATE inbox_files SET total = :#measured WHERE id = :#${variable.file.id} AND state = 'reading'
