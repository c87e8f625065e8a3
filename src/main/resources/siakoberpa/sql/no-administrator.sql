-- Whether there are users, but none who may make others. (Without any, the next start makes one.)
SELECT EXISTS (SELECT 1 FROM users)
  AND NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin' AND disabled_at IS NULL)
