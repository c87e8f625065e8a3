SELECT i.* FROM incoming i WHERE i.session = :#session AND i.message_id = :#messageId
