UPDATE session_queues SET next_send_at = :#${variable.nextSendAt} WHERE session = :#${variable.session}
