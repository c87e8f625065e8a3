/*
 * Siakoberpa's own layer inside WhatsApp Web: the ways in and out, and what the page looks like from outside. Java starts
 * calls by run() and never waits for them: each call carries a ticket, and its answer is pushed through the binding
 * `siakoberpaPush`. What becomes of messages is in page-messages.js, which gets from here what this function returns,
 * and what they say in page-content.js.
 */
(settings) => {
  if (window.top !== window || window.siakoberpa) return null;

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

  // One batch travels at a time, and what is told meanwhile travels with the next: under load that saves most of the round trips,
  // and the driver, which takes a batch in the midst of another, does not run out of stack.
  const AT_ONCE = 200;
  const outbox = [];
  let pushing = false;
  const push = async () => {
    while (outbox.length > 0) await window.siakoberpaPush(outbox.splice(0, AT_ONCE)).catch(() => {});
    pushing = false;
  };
  const tell = (event) => {
    outbox.push(event);
    if (!pushing) {
      pushing = true;
      queueMicrotask(push);
    }
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
      qr: ready && !linked && !passkeyAsked ? currentQr(attempt(() => module('WAWebConnModel').Conn.ref)) : null,
      store: linked ? nameOfStore() : null,
      account: linked ? attempt(() => String(WPP.conn.getMyUserId())) : null,
      passkey: passkeyAsked && !linked,
      missing: missing(linked ? { ...TO_LINK, ...TO_SEND } : TO_LINK),
    };
  };

  // What has to do with linking; operations on messages join these.
  const operations = {
    refreshQr: () => attempt(() => WPP.conn.refreshQR()),
    // wa-js issues a new code when the old one runs out, some times over; who asks again gets the one that holds now.
    pairingCode: ({ ticket, phone }) =>
      withDeadline(WPP.conn.startLinkDeviceCodeForPhoneNumber(phone), settings.askMs, 'pairing_timeout').then(
        (code) => tell({ event: 'answer', ticket, pairingCode: String(code) }),
        () => tell({ event: 'answer', ticket })),
    logout: () => attempt(() => WPP.conn.logout().catch(() => {})),
  };
  const run = (calls) => {
    for (const call of calls) operations[call.operation](call);
  };

  window.siakoberpa = { run, snapshot };

  if (window.WPP) {
    // WhatsApp Web takes a page that nobody touches for one that nobody needs.
    attempt(() => WPP.conn.setKeepAlive(true));
    const hints = ['conn.auth_code_change', 'conn.require_auth', 'conn.authenticated', 'conn.main_loaded', 'conn.logout', 'conn.online',
      'conn.stream_mode_changed', 'conn.stream_info_changed', 'conn.qrcode_idle', 'loader.ready'];
    for (const hint of hints) WPP.on(hint, () => tell({ event: 'changed' }));
  }
  return { settings, operations, attempt, module, tell, withDeadline };
}
