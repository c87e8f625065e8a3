-- The newest counts. One that was taken back stays as a row without an emoji, lest an older one that is told again comes back.
INSERT INTO incoming_reactions (session, message_id, sender, chat_id, emoji, at)
VALUES (:#session, :#message_id, :#sender, :#chat_id, :#emoji, :#at)
ON CONFLICT (session, message_id, sender) DO UPDATE SET emoji = excluded.emoji, at = excluded.at WHERE excluded.at >= incoming_reactions.at
