/*
 * Siakoberpa's own layer inside WhatsApp Web. wa-js does the work where it is good at it; where it swallows errors (number
 * check, look-up by id) WhatsApp's modules are asked directly. Java starts calls by run() and never waits for them: each call
 * carries a ticket, and its answer is pushed through the binding `siakoberpaPush`.
 */
(settings) => {
  if (window.top !== window || window.siakoberpa) return;

  // Everything that a call may need, by module: while one is missing, the session says so instead of hanging.
  const TO_LINK = {
    WAWebConnModel: ['Conn'],
    WAWebSocketModel: ['Socket'],
    WAWebStreamModel: ['Stream'],
    WAWebCmd: ['Cmd'],
    WAWebUserPrefsMultiDevice: ['getADVSecretKey'],
    WAWebSignalStoreApi: ['waSignalStore'],
    WABase64: ['encodeB64'],
    WAWebUserPrefsInfoStore: ['waNoiseInfo'],
  };
  const TO_SEND = {
    WAWebQueryExistsJob: ['queryWidExists'],
    WAWebWidFactory: ['createWid'],
    WAWebMsgKey: ['default'],
    WAWebFindChatAction: ['findOrCreateLatestChat'],
    WAWebSendMsgChatAction: ['addAndSendMsgToChat'],
    WAWebDBMsgUtils: ['getMsgsByMsgKey'],
    WAWebApiContact: ['getCurrentLid', 'getPhoneNumber'],
    WAWebUserPrefsMeUser: ['getMaybeMePnUser', 'getMaybeMeLidUser'],
  };

  const attempt = (read) => {
    try {
      return read() ?? null;
    } catch {
      return null;
    }
  };
  const module = (id) => attempt(() => window.importNamespace(id)) || {};
  const missing = (needed) =>
    Object.entries(needed).flatMap(([id, names]) =>
      names.filter((name) => attempt(() => module(id)[name]) === null).map((name) => `${id}.${name}`));

  // Events of one turn of the loop travel together: under load that saves most of the round trips.
  const outbox = [];
  const tell = (event) => {
    if (outbox.push(event) === 1) queueMicrotask(() => window.siakoberpaPush(outbox.splice(0)));
  };
  const withDeadline = (promise, ms, code) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(Object.assign(new Error(code), { code })), ms);
      promise.then(resolve, reject).finally(() => clearTimeout(timer));
    });

  // A request for a passkey is one that no headless browser can answer; whoever asks goes through here.
  let passkeyAsked = false;
  const credentials = navigator.credentials;
  if (credentials?.get) {
    const get = credentials.get.bind(credentials);
    credentials.get = (options) => {
      if (options?.publicKey) {
        passkeyAsked = true;
        tell({ event: 'changed' });
      }
      return get(options);
    };
  }

  const qr = { ref: null, code: null };
  const currentQr = (ref) => {
    if (ref !== qr.ref) {
      Object.assign(qr, { ref, code: null });
      if (ref) readQr(ref);
    }
    return qr.code;
  };
  // wa-js gives four fields; the page itself shows a fifth, the platform of the linked device.
  const readQr = (ref) =>
    WPP.conn.getAuthCode().then((auth) => {
      if (!auth || auth.ref !== ref || qr.ref !== ref) return;
      qr.code = `${auth.fullCode},${module('WAWebCompanionRegClientUtils').DEVICE_PLATFORM ?? '1'}`;
      tell({ event: 'changed' });
    }).catch(() => { qr.ref = null; });

  // The identity key is made with WhatsApp's store and lost with it, at a log-out for one: it names the store.
  const store = { name: null, asked: false };
  const nameOfStore = () => {
    if (!store.asked) {
      store.asked = true;
      readNameOfStore();
    }
    return store.name;
  };
  const readNameOfStore = async () => {
    try {
      const { identityKeyPair } = await module('WAWebSignalStoreApi').waSignalStore.getRegistrationInfo();
      store.name = module('WABase64').encodeB64(identityKeyPair.pubKey) || null;
      store.asked = store.name !== null;
      tell({ event: 'changed' });
    } catch {
      store.asked = false;
    }
  };

  const snapshot = () => {
    const socket = attempt(() => WPP.whatsapp.Socket);
    const linked = attempt(() => WPP.conn.isRegistered()) === true;
    const ready = attempt(() => WPP.isReady) === true;
    return {
      url: location.href,
      ready,
      registered: linked,
      authenticated: attempt(() => WPP.conn.isAuthenticated()) === true,
      mode: attempt(() => WPP.conn.getStreamData().mode),
      socket: attempt(() => socket.state),
      synced: attempt(() => socket.hasSynced) === true,
      online: attempt(() => WPP.conn.isOnline()) !== false,
      qr: ready && !linked ? currentQr(attempt(() => module('WAWebConnModel').Conn.ref)) : null,
      store: linked ? nameOfStore() : null,
      account: linked ? attempt(() => String(WPP.conn.getMyUserId())) : null,
      passkey: passkeyAsked && !linked,
      missing: missing(linked ? { ...TO_LINK, ...TO_SEND } : TO_LINK),
    };
  };

  const widOf = (id) => module('WAWebWidFactory').createWid(id);
  const ask = (chat) =>
    withDeadline(Promise.resolve(module('WAWebQueryExistsJob').queryWidExists(widOf(chat))), settings.askMs, 'number_check_timeout');

  // Numbers that answered stay known for the life of the page: the check is for the first message to a chat.
  const registered = new Set();
  const checkNumber = async (chat) => {
    if (!chat.endsWith('@c.us') || registered.has(chat)) return null;
    const found = await ask(chat).catch(() => undefined);
    if (found === undefined) return notSent('number_check_failed', true);
    if (found === null) return notSent('not_on_whatsapp', false);
    registered.add(chat);
    return null;
  };

  const ownIds = () => {
    const me = module('WAWebUserPrefsMeUser');
    return [attempt(() => me.getMaybeMeLidUser()), attempt(() => me.getMaybeMePnUser())].filter(Boolean).map(String);
  };
  const keyOf = (remote, id) =>
    remote.endsWith('@g.us') ? `true_${remote}_${id}_${ownIds()[0]}` : `true_${remote}_${id}`;

  // A chat of one person is kept under the number or under the LID, and may have moved from one to the other.
  const otherName = async (chat) => {
    const contact = module('WAWebApiContact');
    if (chat.endsWith('@lid')) return attempt(() => String(contact.getPhoneNumber(widOf(chat))));
    if (!chat.endsWith('@c.us')) return null;
    const lid = () => attempt(() => String(contact.getCurrentLid(widOf(chat)) || ''));
    if (!lid()) await ask(chat);
    return lid() || null;
  };
  const keysOf = async (chat, id) => {
    if (chat.endsWith('@g.us')) return ownIds().map((me) => `true_${chat}_${id}_${me}`);
    return [chat, await otherName(chat)].filter((name) => name?.includes('@')).map((name) => `true_${name}_${id}`);
  };
  const stored = async (chat, id) => {
    const keys = (await keysOf(chat, id)).map((key) => module('WAWebMsgKey').default.fromString(key));
    const rows = await withDeadline(Promise.resolve(module('WAWebDBMsgUtils').getMsgsByMsgKey(keys)), settings.askMs, 'store_timeout');
    const acks = rows.filter(Boolean).map((row) => row.ack ?? 0);
    return acks.length ? Math.max(...acks) : null;
  };

  const sent = (ack) => ({ outcome: 'sent', ack });
  const notSent = (code, retryable) => ({ outcome: 'notSent', code, retryable });
  const unknown = (code) => ({ outcome: 'unknown', code });

  // The store decides: no row means that nothing left, an ack of the server that it did; ack 0 leaves the question open.
  const judgeByStore = async (chat, id, absent) => {
    const ack = await stored(chat, id).catch(() => undefined);
    if (ack === undefined || ack === 0) return unknown('send_unconfirmed');
    if (ack === null) return absent;
    return ack > 0 ? sent(ack) : notSent('refused', false);
  };

  const deliver = async ({ id, chat, text }) => {
    const refused = await checkNumber(chat);
    if (refused) return refused;
    let remote;
    try {
      remote = String((await withDeadline(Promise.resolve(WPP.chat.find(chat)), settings.askMs, 'chat_timeout')).id);
    } catch (error) {
      return /no lid/i.test(String(error?.message)) ? notSent('no_lid', false) : notSent('chat_unavailable', true);
    }
    try {
      const { ack, sendMsgResult } = await WPP.chat.sendTextMessage(remote, text, {
        messageId: keyOf(remote, id), waitForAck: true, linkPreview: false, markIsRead: false, detectMentioned: false, delay: 0,
      });
      if (ack > 0) return sent(ack);
      if (sendMsgResult?.ackErrorCode) return notSent(`nack_${sendMsgResult.ackErrorCode}`, false);
      return ack < 0 ? notSent('refused', false) : judgeByStore(remote, id, unknown('send_unconfirmed'));
    } catch {
      // DuplicateMessageError included: an earlier attempt stored this id, so the store knows better than the error.
      return judgeByStore(remote, id, notSent('send_failed', true));
    }
  };

  // Sends that the page works on, by raw id: a repeat joins the first, and a look-up says "pending" meanwhile.
  const inFlight = new Map();
  const settle = (id, result) => {
    const tickets = inFlight.get(id)?.tickets || [];
    inFlight.delete(id);
    for (const ticket of tickets) tell({ event: 'answer', ticket, ...result });
  };
  const send = (call) => {
    const running = inFlight.get(call.id);
    if (running && running.chat !== call.chat) {
      // One id is one message: with another chat it would vanish at the recipient without a word.
      tell({ event: 'answer', ticket: call.ticket, ...notSent('id_in_use', false) });
      return;
    }
    if (running) {
      running.tickets.push(call.ticket);
      return;
    }
    inFlight.set(call.id, { chat: call.chat, tickets: [call.ticket] });
    deliver(call).catch(() => unknown('send_unconfirmed')).then((result) => settle(call.id, result));
  };
  const lookUp = async ({ ticket, chat, id }) => {
    const pendingBefore = inFlight.has(id);
    const ack = await stored(chat, id);
    const pending = (pendingBefore || inFlight.has(id)) && !(ack > 0);
    tell({ event: 'answer', ticket, lookUp: pending ? 'pending' : ack === null ? 'absent' : 'found', ack: ack ?? 0 });
  };

  const operations = {
    send,
    lookUp: (call) => lookUp(call).catch(() => tell({ event: 'answer', ticket: call.ticket, lookUp: 'failed' })),
    refreshQr: () => attempt(() => WPP.conn.refreshQR()),
    logout: () => attempt(() => WPP.conn.logout().catch(() => {})),
  };
  const run = (calls) => {
    for (const call of calls) operations[call.operation](call);
  };

  window.siakoberpa = { run, snapshot };

  if (!window.WPP) return;
  const hints = ['conn.auth_code_change', 'conn.require_auth', 'conn.authenticated', 'conn.main_loaded', 'conn.logout', 'conn.online',
    'conn.stream_mode_changed', 'conn.stream_info_changed', 'conn.qrcode_idle', 'loader.ready'];
  for (const hint of hints) WPP.on(hint, () => tell({ event: 'changed' }));
  // The promise of a send may never settle though the message went out: the ack by itself is enough.
  WPP.on('chat.msg_ack_change', ({ ack, ids }) => {
    if (ack > 0) for (const key of ids || []) settle(key.id, sent(ack));
  });
}
