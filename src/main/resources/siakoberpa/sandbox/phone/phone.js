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
  let drawn = '';
  let quoting = null;
  /** A conversation that has no message yet. */
  let begun = null;
  let due = false;

  const { element, preview, draw: drawBubbles } = window.bubbles;

  async function call(path, body) {
    const options = body && { method: 'POST', body: body instanceof Blob ? body : JSON.stringify(body) };
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
    // What the account says stands on the left, what the other side says on the right, since this is their phone.
    const note = (row, person, left) => {
      const key = keyOf(row.session, person);
      const chat = byKey.get(key) ?? { key, session: row.session, person, rows: [] };
      chat.rows.push({ ...row, left });
      chat.name = (!left && !row.author && row.pushname) || chat.name;
      byKey.set(key, chat);
    };
    arrived.forEach((row) => note(row, row.to, true));
    written.forEach((row) => note(row, row.from, row.own === true));
    if (begun && !byKey.has(begun)) {
      const [session, person] = begun.split(' ');
      byKey.set(begun, { key: begun, session, person, rows: [], last: { t: Number.MAX_SAFE_INTEGER, type: 'chat' } });
    }
    for (const chat of byKey.values()) {
      chat.rows.sort((one, other) => one.at - other.at);
      chat.last = chat.rows.at(-1) ?? chat.last;
    }
    return [...byKey.values()].sort((one, other) => other.last.t - one.last.t);
  }

  const title = (person) => (person.endsWith('@c.us') ? `+${person.slice(0, -5)}` : person);

  function stateOf({ state, connected, historyLeft }) {
    if (state === 'LINKED' && !connected) {
      return 'AWAY';
    }
    return historyLeft ? `SYNCING, ${historyLeft} left` : state;
  }

  function device(session) {
    const card = element('div', { className: 'device' },
      element('span', { className: `badge ${session.state}` }, stateOf(session)),
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
      element('b', {}, chat.name ?? title(chat.person)),
      element('p', {}, preview(chat.last)));
    button.addEventListener('click', () => {
      chosen = chat.key;
      quote(null);
      drawSoon();
    });
    return button;
  }

  /** Something that the person of this conversation does. */
  function does(content) {
    const [session, from] = chosen.split(' ');
    const quotedId = quoting && !content.reaction && !content.vote ? { quotedId: quoting.id } : {};
    const own = find('own').checked ? { own: true } : {};
    act('incoming', { session, from, ...content, ...quotedId, ...own });
    quote(null);
  }

  function quote(row) {
    quoting = row;
    find('quoting').textContent = row ? `Answers: ${preview(row)}` : '';
    if (row) {
      find('answer').elements.body.focus();
    }
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
    find('with').textContent = chat ? [chat.name, title(chat.person)].filter(Boolean).join(' · ') : 'Nobody chosen';
    find('answer').hidden = !chat;
    const log = find('messages');
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    const rows = chat ? chat.rows.slice(-SHOWN) : [];
    const state = JSON.stringify(rows);
    if (state === drawn) {
      return; // What plays goes on playing, and what is pointed at stays.
    }
    drawn = state;
    log.replaceChildren(...drawBubbles(rows, does, quote));
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
    begun = null;
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
    does({ body: event.target.elements.body.value });
    event.target.elements.body.value = '';
  });
  find('begin').addEventListener('submit', (event) => {
    event.preventDefault();
    const linked = sessions.find(({ state }) => state === 'LINKED');
    const person = event.target.elements.person.value.replace(/[^\d@a-z.-]/g, '');
    if (!linked) {
      notice('No device is linked yet.');
      return;
    }
    chosen = keyOf(linked.session, person.includes('@') ? person : `${person}@c.us`);
    begun = chosen;
    event.target.reset();
    drawSoon();
  });

  const answerTo = (question, preset) => window.prompt(question, preset)?.trim();
  const kinds = {
    location: () => {
      const [latitude, longitude] = (answerTo('Latitude, longitude', '52.5163, 13.3777') ?? '').split(',').map(Number);
      return Number.isFinite(longitude) && { location: { latitude, longitude, name: answerTo('What is there?', 'Brandenburg Gate') || undefined } };
    },
    contact: () => {
      const phone = answerTo('Whose number?', '+49 170 1112224');
      return phone && { contact: { phone, name: answerTo('And name?', 'Ann') || undefined } };
    },
    poll: () => {
      const question = answerTo('What is the question?', 'When shall we meet?');
      return question && { poll: { question, answers: (answerTo('The answers, with commas', 'Now, Later') ?? '').split(',').map((each) => each.trim()).filter(Boolean) } };
    },
  };
  for (const [kind, make] of Object.entries(kinds)) {
    find(kind).addEventListener('click', () => {
      const content = make();
      if (content) {
        does(content);
      }
    });
  }
  find('file').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    try {
      const { path } = await call('files', file);
      const caption = find('answer').elements.body.value.trim();
      does({ media: { path, mimetype: file.type || 'application/octet-stream', filename: file.name, ...(caption ? { caption } : {}) } });
      find('answer').elements.body.value = '';
    } catch (error) {
      notice(error.message);
    }
  });
  find('reset').addEventListener('click', () => act('reset', {}));
  draw();
})();
