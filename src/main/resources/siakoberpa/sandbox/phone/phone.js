/*
 * The phone, and the people on the other side: shows the devices and what arrived, scans, answers. It hears over an
 * event stream that something changed and then asks what.
 */
(() => {
  'use strict';
  const SHOWN = 200;
  const ASK_AGAIN = 100;
  const DRAW_AFTER_MS = 150;
  const find = (id) => document.getElementById(id);

  let sessions = [];
  /** By seq; from the oracle and from the other side. */
  const arrived = new Map();
  const written = new Map();
  let chosen = null;
  let shown = null;
  let due = false;

  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    Object.assign(node, attributes);
    node.append(...children);
    return node;
  }

  async function call(path, body) {
    const options = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`/sandbox/${path}`, options);
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.message);
    }
    return answer;
  }

  function act(path, body) {
    call(path, body).then(() => notice(''), (error) => notice(error.message));
  }

  function notice(text) {
    find('notice').textContent = text;
    if (text) {
      setTimeout(() => notice(''), 5000);
    }
  }

  /** Asks for the last few again, too: their count of repeats may have grown. */
  async function fetchInto(rows, path) {
    const since = Math.max(0, Math.max(0, ...rows.keys()) - ASK_AGAIN);
    for (const row of await call(`${path}?since=${since}`)) {
      rows.set(row.seq, row);
    }
    for (const seq of [...rows.keys()].slice(0, Math.max(0, rows.size - 20 * SHOWN))) {
      rows.delete(seq);
    }
  }

  const keyOf = (session, person) => `${session} ${person}`;

  function conversations() {
    const byKey = new Map();
    const note = (row, person, ours) => {
      const key = keyOf(row.session, person);
      const chat = byKey.get(key) ?? { key, session: row.session, person, rows: [] };
      chat.rows.push({ ...row, ours });
      byKey.set(key, chat);
    };
    arrived.forEach((row) => note(row, row.to, false));
    written.forEach((row) => note(row, row.from, true));
    for (const chat of byKey.values()) {
      chat.rows.sort((one, other) => one.t - other.t);
      chat.last = chat.rows.at(-1);
    }
    return [...byKey.values()].sort((one, other) => other.last.t - one.last.t);
  }

  const title = (person) => (person.endsWith('@c.us') ? `+${person.slice(0, -5)}` : person);
  // Kinds that say more than a body does, in a line each.
  const told = {
    location: ({ latitude, longitude, place }) => `📍 ${place || ''} ${latitude}, ${longitude}`,
    vcard: ({ body }) => `👤 ${/^FN:(.*)$/m.exec(body ?? '')?.[1] ?? ''}`,
    poll_creation: ({ question, answers }) => `📊 ${question}: ${(answers ?? []).join(' / ')}`,
    reaction: ({ body, targetId }) => (body ? `reacted ${body} to ${targetId}` : `took back the reaction to ${targetId}`),
    edit: ({ body, targetId }) => `changed ${targetId}: ${body}`,
    revoke: ({ targetId }) => `took ${targetId} back`,
  };
  const words = (row) => told[row.type]?.(row) ?? row.caption ?? row.body ?? row.filename ?? '';

  function device(session) {
    const card = element('div', { className: 'device' },
      element('span', { className: `badge ${session.state}` },
        session.state === 'LINKED' && !session.connected ? 'AWAY' : session.state),
      element('b', {}, session.session),
      element('p', {}, session.phone ? `+${session.phone} · ${session.pushname}` : 'not linked'));
    if (session.state === 'QR') {
      const scan = element('button', { type: 'button' }, 'Scan the QR');
      scan.addEventListener('click', () => act('scan', { session: session.session }));
      card.append(scan);
    }
    if (session.state === 'LINKED') {
      const leave = element('button', { type: 'button', className: 'quiet' }, 'Log out');
      leave.addEventListener('click', () => act('faults', { session: session.session, logout: 'user_initiated' }));
      card.append(leave);
    }
    return card;
  }

  function chatButton(chat) {
    const button = element('button', { type: 'button', className: `chat ${chat.key === chosen ? 'chosen' : ''}` },
      element('span', { className: 'badge' }, chat.session),
      element('b', {}, title(chat.person)),
      element('p', {}, words(chat.last)));
    button.addEventListener('click', () => {
      chosen = chat.key;
      drawSoon();
    });
    return button;
  }

  function bubble(row) {
    const file = row.sha256 || row.mimetype
      ? [element('i', {}, `${row.filename ?? row.type} · ${row.bytes ?? row.size} bytes `)]
      : [];
    const repeats = row.repeats ? ` · again ×${row.repeats}` : '';
    const time = new Date(row.t * 1000).toLocaleTimeString();
    return element('div', { className: `bubble ${row.ours ? 'ours' : ''}` },
      ...file, words(row), element('small', {}, `${time} · ${row.id}${repeats}`));
  }

  function draw() {
    due = false;
    find('devices').replaceChildren(...(sessions.length
      ? sessions.map(device)
      : [element('p', { className: 'empty' }, 'No device has opened the page yet.')]));
    const chats = conversations();
    chosen ??= chats[0]?.key ?? null;
    find('chats').replaceChildren(...(chats.length
      ? chats.slice(0, SHOWN).map(chatButton)
      : [element('p', { className: 'empty' }, 'Nothing has arrived yet.')]));
    const chat = chats.find(({ key }) => key === chosen);
    find('with').textContent = chat ? title(chat.person) : 'Nobody chosen';
    find('answer').hidden = !chat;
    const log = find('messages');
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    log.replaceChildren(...(chat ? chat.rows.slice(-SHOWN).map(bubble) : []));
    if (atEnd || shown !== chosen) {
      log.scrollTop = log.scrollHeight;
    }
    shown = chosen;
  }

  function drawSoon() {
    if (!due) {
      due = true;
      setTimeout(draw, DRAW_AFTER_MS);
    }
  }

  let asking = false;
  let askAgain = false;

  async function ask() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    do {
      askAgain = false;
      try {
        sessions = await call('sessions');
        await fetchInto(arrived, 'messages');
        await fetchInto(written, 'incoming');
      } catch {
        // The stream will tell when the sandbox is back.
      }
      drawSoon();
    } while (askAgain);
    asking = false;
  }

  function forget() {
    arrived.clear();
    written.clear();
    chosen = null;
  }

  const events = new EventSource('/sandbox/events');
  events.onopen = () => {
    // It may be another run of the sandbox, which counts from 1 again.
    forget();
    ask();
  };
  events.onmessage = ({ data }) => {
    if (JSON.parse(data).type === 'reset') {
      forget();
    }
    ask();
  };

  find('answer').addEventListener('submit', (event) => {
    event.preventDefault();
    const [session, from] = chosen.split(' ');
    act('incoming', { session, from, body: event.target.body.value });
    event.target.reset();
  });
  find('reset').addEventListener('click', () => act('reset', {}));
  draw();
})();
