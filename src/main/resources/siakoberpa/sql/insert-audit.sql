INSERT INTO audit (at, actor, action, target, address, result, detail)
VALUES (:#${variable.noted}, :#${variable.actor}, :#${variable.did}, :#${variable.about}, :#${variable.address},
  coalesce(:#${variable.result}, 'ok'), :#${variable.detail})
