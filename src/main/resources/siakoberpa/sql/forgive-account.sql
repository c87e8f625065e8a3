-- The password was right.
DELETE FROM login_failures WHERE subject = :#${variable.account}
