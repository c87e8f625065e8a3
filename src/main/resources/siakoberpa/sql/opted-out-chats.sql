-- Recipients of the batch who do not want to hear from us.
SELECT chat_id FROM opt_outs WHERE chat_id IN (:#in:recipients)
