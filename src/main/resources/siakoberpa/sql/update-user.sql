-- What is null stays as it is.
UPDATE users
SET role = coalesce(:#${variable.change.role}, role),
    password_hash = coalesce(:#${variable.change.passwordHash}, password_hash),
    disabled_at = CASE WHEN :#${variable.change.disabled} IS NULL THEN disabled_at
                       WHEN :#${variable.change.disabled} THEN coalesce(disabled_at, :#now) END
WHERE id = :#${variable.userId}
