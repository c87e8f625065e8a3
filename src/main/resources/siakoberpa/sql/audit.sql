-- The newest first. One more than a page: it tells whether there is a next one.
SELECT id, at, actor, action, target, address, result, detail FROM audit
WHERE id < :#${variable.page.before} ORDER BY id DESC LIMIT :#${variable.page.rows}
