/*
 * Messages: number check, send, resend, look-up. wa-js does the work where it is good at it; where it swallows errors (number
 * check, look-up by id) WhatsApp's modules are asked directly.
 *
 * WhatsApp Web stores a message with ack 0 before it hands it to the network, and refuses an id that it has stored. So: no
 * record = it never left; ack 1 or more = the server has it; ack 0 = nobody knows, and only a resend of that very record,
 * under its own id, is safe.
 */
({ settings, operations, attempt, module, tell, withDeadline }) => {
  const widOf = (id) => module('WAWebWidFactory').createWid(id);
  const soon = (promise, code) => withDeadline(Promise.resolve(promise), settings.askMs, code);
  const ask = (chat) => soon(module('WAWebQueryExistsJob').queryWidExists(widOf(chat)), 'number_check_timeout');

  // Numbers that answered stay known for the life of the page: the check is for the first message to a chat.
  const registered = new Set();
  const isRegistered = async (chat) => {
    if (!registered.has(chat) && (await ask(chat))) registered.add(chat);
    return registered.has(chat);
  };
  const refusalOf = async (chat) => {
    if (!chat.endsWith('@c.us')) return null;
    const found = await isRegistered(chat).catch(() => undefined);
    if (found === undefined) return notSent('number_check_failed', true);
    return found ? null : notSent('not_on_whatsapp', false);
  };

  const ownIds = () => {
    const me = module('WAWebUserPrefsMeUser');
    return [attempt(() => me.getMaybeMeLidUser()), attempt(() => me.getMaybeMePnUser())].filter(Boolean).map(String);
  };
  const keyOf = (remote, id) =>
    remote.endsWith('@g.us') ? `true_${remote}_${id}_${ownIds()[0]}` : `true_${remote}_${id}`;

  const lidOf = (chat) => attempt(() => String(module('WAWebApiContact').getCurrentLid(widOf(chat)) || '')) || null;
  // A chat of one person is kept under the number or under the LID, and may have moved from one to the other.
  const otherName = async (chat) => {
    if (chat.endsWith('@lid')) return attempt(() => String(module('WAWebApiContact').getPhoneNumber(widOf(chat))));
    if (!chat.endsWith('@c.us')) return null;
    if (!lidOf(chat)) await ask(chat);
    return lidOf(chat);
  };
  const keysOf = async (chat, id) => {
    if (chat.endsWith('@g.us')) return ownIds().map((me) => `true_${chat}_${id}_${me}`);
    return [chat, await otherName(chat)].filter((name) => name?.includes('@')).map((name) => `true_${name}_${id}`);
  };
  const messageKey = (text) => module('WAWebMsgKey').default.fromString(text);
  // The record of a message, or null; of two the one that has come further.
  const stored = async (chat, id) => {
    const keys = (await keysOf(chat, id)).map(messageKey);
    const rows = await soon(module('WAWebDBMsgUtils').getMsgsByMsgKey(keys), 'store_timeout');
    return rows.filter(Boolean).map((row) => ({ key: messageKey(String(row.id)), ack: row.ack ?? 0 })).sort((a, b) => b.ack - a.ack)[0] ?? null;
  };

  const sent = (ack) => ({ outcome: 'sent', ack });
  const notSent = (code, retryable) => ({ outcome: 'notSent', code, retryable });
  const unknown = (code) => ({ outcome: 'unknown', code });

  // The result of WhatsApp Web's own functions is no proof: they report errors of what comes after the server's ack, too.
  const judge = (ack, nack, doubt) => {
    if (ack > 0) return sent(ack);
    if (nack) return notSent(`nack_${nack}`, false);
    return ack < 0 ? notSent('refused', false) : doubt;
  };
  const judgeByStore = async (chat, id, absent) => {
    const row = await stored(chat, id).catch(() => undefined);
    return row === null ? absent : judge(row?.ack, null, unknown('send_unconfirmed'));
  };

  // The action behind the button "retry" keeps the server's code to itself; it passes by here.
  const nacks = new WeakMap();
  const hearNacks = () => {
    const records = module('WAWebSendMsgRecordAction');
    const original = records.sendMsgRecord;
    if (!original || original.heard) return;
    records.sendMsgRecord = async (msg, ...more) => {
      const result = await original.call(records, msg, ...more);
      nacks.set(msg, result?.ackErrorCode);
      return result;
    };
    records.sendMsgRecord.heard = true;
  };
  const sendAgain = async (msg) => {
    hearNacks();
    nacks.delete(msg);
    const failed = msg.ack < 0 || msg.isSendFailure;
    await (failed ? module('WAWebResendMsgAction').resendMsg(msg) : module('WAWebSendMsgRecordAction').sendMsgRecord(msg));
  };
  // The record goes out as it is, under its own id and without being stored again: recipients collapse a second arrival.
  const resendStored = async ({ key, ack }) => {
    if (ack > 0) return sent(ack);
    try {
      await soon(WPP.chat.find(String(key.remote)), 'chat_timeout');
      const { messages } = await soon(module('WAWebCollections').default.Msg.getMessagesById([key]), 'store_timeout');
      const msg = messages.find(Boolean);
      await sendAgain(msg);
      return judge(msg.ack, nacks.get(msg), unknown('send_unconfirmed'));
    } catch {
      return unknown('resend_failed');
    }
  };
  const resendIfStored = async (chat, id, absent) => {
    const row = await stored(chat, id).catch(() => undefined);
    if (row === undefined) return unknown('send_unconfirmed');
    return row === null ? absent : resendStored(row);
  };

  // Recipients see it for half a minute at most, so a longer one is shown again. It is a courtesy: no message fails for it.
  const SHOW_AGAIN_MS = 10_000;
  const showTyping = async (chat, ms) => {
    for (let left = ms; left > 0; left -= SHOW_AGAIN_MS) {
      attempt(() => WPP.chat.markIsComposing(chat).catch(() => {}));
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, SHOW_AGAIN_MS)));
    }
    await soon(WPP.chat.markIsPaused(chat), 'presence_timeout').catch(() => {});
  };

  const deliver = async ({ id, chat, text, typingMs }) => {
    const refused = await refusalOf(chat);
    if (refused) return refused;
    let remote;
    try {
      remote = String((await soon(WPP.chat.find(chat), 'chat_timeout')).id);
    } catch (error) {
      return /no lid/i.test(String(error?.message)) ? notSent('no_lid', false) : notSent('chat_unavailable', true);
    }
    if (typingMs) {
      await showTyping(remote, Number(typingMs));
      if (WPP.whatsapp.Socket.state !== 'CONNECTED') return notSent('session_not_ready', true);
    }
    try {
      const { ack, sendMsgResult } = await WPP.chat.sendTextMessage(remote, text, {
        messageId: keyOf(remote, id), waitForAck: true, linkPreview: false, markIsRead: false, detectMentioned: false, delay: 0,
      });
      return judge(ack, sendMsgResult?.ackErrorCode, null) ?? judgeByStore(remote, id, unknown('send_unconfirmed'));
    } catch (error) {
      // An earlier attempt stored this id: its record is the message, and goes on from where it stands.
      if (error?.name === 'DuplicateMessageError') return resendIfStored(remote, id, unknown('send_unconfirmed'));
      return judgeByStore(remote, id, notSent('send_failed', true));
    }
  };
  const resend = ({ id, chat }) => resendIfStored(chat, id, notSent('record_absent', true));

  // What the page works on, by raw id: a repeat joins the first, and a look-up says "pending" meanwhile.
  const inFlight = new Map();
  const answer = (ticket, result) => tell({ event: 'answer', ticket, ...result });
  const settle = (id, flight, result) => {
    if (inFlight.get(id) === flight) inFlight.delete(id);
    for (const ticket of flight.tickets.splice(0)) answer(ticket, result);
  };
  // A promise that is silent for so long may never settle: then the record is all there is.
  const fresh = (flight) => flight && performance.now() - flight.since < settings.flightMs + flight.typingMs;
  const fly = (work) => (call) => {
    const running = inFlight.get(call.id);
    if (running && running.chat !== call.chat) {
      // One id is one message: with another chat it would vanish at the recipient without a word.
      answer(call.ticket, notSent('id_in_use', false));
    } else if (fresh(running)) {
      running.tickets.push(call.ticket);
    } else {
      const tickets = [call.ticket, ...(running?.tickets.splice(0) ?? [])];
      const flight = { chat: call.chat, tickets, since: performance.now(), typingMs: Number(call.typingMs ?? 0) };
      inFlight.set(call.id, flight);
      work(call).catch(() => unknown('send_unconfirmed')).then((result) => settle(call.id, flight, result));
    }
  };
  const lookUp = async ({ ticket, chat, id }) => {
    const before = inFlight.get(id);
    const row = await stored(chat, id);
    const flight = before ?? inFlight.get(id);
    // Without a record a flight may still make one, however old it is.
    const pending = flight && (row ? row.ack <= 0 && fresh(flight) : true);
    const found = row ? 'found' : 'absent';
    answer(ticket, { lookUp: pending ? 'pending' : found, ack: row?.ack ?? 0 });
  };

  const checkNumber = async ({ ticket, chat }) => answer(ticket, { registered: await isRegistered(chat), lid: lidOf(chat) });

  Object.assign(operations, {
    checkNumber: (call) => checkNumber(call).catch(() => answer(call.ticket, { registered: 'unknown' })),
    send: fly(deliver),
    resend: fly(resend),
    lookUp: (call) => lookUp(call).catch(() => answer(call.ticket, { lookUp: 'failed' })),
  });

  // The promise of a send may never settle though the message went out: the ack by itself is enough.
  window.WPP?.on('chat.msg_ack_change', ({ ack, ids }) => {
    for (const key of ack > 0 ? ids || [] : []) {
      const flight = inFlight.get(key.id);
      if (flight) settle(key.id, flight, sent(ack));
    }
  });
}
