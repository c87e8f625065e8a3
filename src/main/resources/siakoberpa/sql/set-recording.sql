-- What the triggers of message_jobs go by.
UPDATE event_settings SET recording = :#recording WHERE id = 1
