-- The try counts no more; those before it do, or one good password would cover guesses at others.
UPDATE login_failures SET failures = failures - 1, blocked_until = 0 WHERE subject = :#${variable.origin}
