/*
 * Messages: number check, send, resend, look-up, receipts. wa-js does the work where it is good at it; where it swallows errors (number
 * check, look-up by id) WhatsApp's modules are asked directly.
 *
 * WhatsApp Web stores a message with ack 0 before it hands it to the network, and refuses an id that it has stored. So: no
 * record = it never left; ack 1 or more = the server has it; ack 0 = nobody knows, and only a resend of that very record,
 * under its own id, is safe.
 */
({ settings, operations, attempt, module, tell, withDeadline }, contents) => {
  const widOf = (id) => module('WAWebWidFactory').createWid(id);
  const soon = (promise, code) => withDeadline(Promise.resolve(promise), settings.askMs, code);
  // The server may know a person by the number that they joined with, though their country has changed its form since (Mexico,
  // Brazil): it answers to the one and calls them by the other.
  const knownAs = new Map();
  const nameOf = (chat) => knownAs.get(chat) ?? chat;
  const ask = async (chat) => {
    const found = await soon(module('WAWebQueryExistsJob').queryWidExists(widOf(chat)), 'number_check_timeout');
    if (found?.wid && String(found.wid) !== chat) knownAs.set(chat, String(found.wid));
    return found;
  };

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

  const { ownIds } = contents;
  const keyOf = (remote, id) =>
    remote.endsWith('@g.us') ? `true_${remote}_${id}_${ownIds()[0]}` : `true_${remote}_${id}`;

  const lidOf = (chat) => attempt(() => String(module('WAWebApiContact').getCurrentLid(widOf(chat)) || '')) || null;
  // A chat of one person is kept under the number or under the LID, and may have moved from one to the other.
  const otherName = (chat) => {
    if (chat.endsWith('@c.us')) return lidOf(chat);
    if (!chat.endsWith('@lid')) return null;
    return attempt(() => String(module('WAWebApiContact').getPhoneNumber(widOf(chat)) || '')) || null;
  };
  const keysAtHand = (chat, id) => {
    if (chat.endsWith('@g.us')) return ownIds().map((me) => `true_${chat}_${id}_${me}`);
    const names = [chat, nameOf(chat)].flatMap((name) => [name, otherName(name)]).filter(Boolean);
    return [...new Set(names)].map((name) => `true_${name}_${id}`);
  };
  const keysOf = async (chat, id) => {
    if (chat.endsWith('@c.us') && !lidOf(nameOf(chat))) await ask(chat);
    return keysAtHand(chat, id);
  };
  const messageKey = (text) => module('WAWebMsgKey').default.fromString(text);
  // A message with a file is stored before the file is uploaded, and handed to the network after that.
  const WITH_FILE = new Set(['image', 'video', 'audio', 'ptt', 'document', 'sticker']);
  const neverUploaded = ({ ack, type, directPath }) => (ack ?? 0) <= 0 && WITH_FILE.has(type) && !directPath;
  // The record of a message, or null; of two the one that has come further.
  const stored = async (chat, id) => {
    const keys = (await keysOf(chat, id)).map(messageKey);
    const rows = await soon(module('WAWebDBMsgUtils').getMsgsByMsgKey(keys), 'store_timeout');
    return rows.filter(Boolean)
      .map((row) => ({ key: messageKey(String(row.id)), ack: row.ack ?? 0, unsent: neverUploaded(row) }))
      .sort((a, b) => b.ack - a.ack)[0] ?? null;
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
    if (row?.unsent) return notSent('upload_failed', true);
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
    return row === null || row.unsent ? absent : resendStored(row);
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

  // wa-js waits for ever for a file under an id that is stored already, so that is looked up before.
  const storedBefore = async (remote, id) => {
    const row = await stored(remote, id).catch(() => undefined);
    if (row === undefined) return notSent('store_unreadable', true);
    if (row && !row.unsent) return resendStored(row);
    if (row) await soon(contents.discard(remote, row.key), 'store_timeout');
    return null;
  };
  const deliver = async (call) => {
    const { id, chat, typingMs } = call;
    const refused = await refusalOf(chat);
    if (refused) return refused;
    let remote;
    try {
      remote = String((await soon(WPP.chat.find(nameOf(chat)), 'chat_timeout')).id);
    } catch (error) {
      return /no lid/i.test(String(error?.message)) ? notSent('no_lid', false) : notSent('chat_unavailable', true);
    }
    if (typingMs) {
      await showTyping(remote, typingMs);
      if (WPP.whatsapp.Socket.state !== 'CONNECTED') return notSent('session_not_ready', true);
    }
    if (contents.isGesture(call.kind)) return gesture(remote, call);
    try {
      const before = call.kind === 'media' ? await storedBefore(remote, id) : null;
      if (before) return before;
      const { ack, sendMsgResult } = await contents.send(remote, call, keyOf(remote, id));
      return judge(ack, sendMsgResult?.ackErrorCode, null) ?? judgeByStore(remote, id, unknown('send_unconfirmed'));
    } catch (error) {
      // An earlier attempt stored this id: its record is the message, and goes on from where it stands.
      if (error?.name === 'DuplicateMessageError') return resendIfStored(remote, id, unknown('send_unconfirmed'));
      return error?.refusal ? notSent(error.refusal, false) : judgeByStore(remote, id, notSent(reasonOf(error), error?.code !== 'file_too_large'));
    }
  };
  const reasonOf = (error) => (error?.code === 'file_too_large' ? 'media_too_large' : 'send_failed');
  // Done again it changes nothing, so what failed may be tried again.
  const gesture = async (remote, call) => {
    try {
      await contents.gesture(remote, call);
      return sent(1);
    } catch (error) {
      return error?.refusal ? notSent(error.refusal, error.refusal.startsWith('gesture_')) : notSent('gesture_failed', true);
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
  const fresh = (flight) => flight && performance.now() - flight.since < settings.flightMs + flight.extraMs;
  const fly = (work) => (call) => {
    const running = inFlight.get(call.id);
    if (running && running.chat !== call.chat) {
      // One id is one message: with another chat it would vanish at the recipient without a word.
      answer(call.ticket, notSent('id_in_use', false));
    } else if (fresh(running)) {
      running.tickets.push(call.ticket);
    } else {
      const tickets = [call.ticket, ...(running?.tickets.splice(0) ?? [])];
      const flight = { chat: call.chat, tickets, since: performance.now(), extraMs: call.extraMs ?? 0 };
      inFlight.set(call.id, flight);
      work(call).catch(() => unknown('send_unconfirmed')).then((result) => settle(call.id, flight, result)).finally(() => contents.dropFile(call));
    }
  };
  const lookUp = async ({ ticket, chat, id }) => {
    const before = inFlight.get(id);
    const record = await stored(chat, id);
    const row = record?.unsent ? null : record;
    const flight = before ?? inFlight.get(id);
    // Without a record a flight may still make one, however old it is.
    const pending = flight && (row ? row.ack <= 0 && fresh(flight) : true);
    const found = row ? 'found' : 'absent';
    answer(ticket, { lookUp: pending ? 'pending' : found, ack: row?.ack ?? 0 });
  };

  const checkNumber = async ({ ticket, chat }) => answer(ticket, { registered: await isRegistered(chat), lid: lidOf(nameOf(chat)) });

  // What the store knows of many messages. Chats whose other name is not at hand are not asked about: hundreds of questions
  // in a row would look like a search for numbers.
  const acksOf = async (messages) => {
    const keys = messages.flatMap(({ chat, id }) => keysAtHand(chat, id)).map(messageKey);
    const rows = await soon(module('WAWebDBMsgUtils').getMsgsByMsgKey(keys), 'store_timeout');
    const acks = new Map();
    for (const row of rows.filter(Boolean)) {
      const { id } = messageKey(String(row.id));
      acks.set(id, Math.max(acks.get(id) ?? 0, row.ack ?? 0));
    }
    return messages.map(({ chat, id }) => ({ chat, id, ack: acks.get(id) ?? 0 })).filter(({ ack }) => ack > 0);
  };
  const acks = async ({ ticket, messages }) => answer(ticket, { acks: await acksOf(messages) });

  const tellReceipt = ({ chat, id, ack }) =>
    tell({ event: 'receipt', chat: (chat.endsWith('@lid') && otherName(chat)) || chat, id, ack });
  // In a group every member's receipt comes by itself, while the record counts the slowest of them: so the record is read,
  // once the page had the time to write it.
  const READ_AFTER_MS = 1000;
  const groupMessages = new Map();
  const readGroupMessages = () => {
    const messages = [...groupMessages.values()];
    groupMessages.clear();
    acksOf(messages).then((found) => found.filter(({ ack }) => ack > 1).forEach(tellReceipt), () => {});
  };
  const readSoon = (message) => {
    if (groupMessages.size === 0) setTimeout(readGroupMessages, READ_AFTER_MS);
    groupMessages.set(message.id, message);
  };

  Object.assign(operations, {
    checkNumber: (call) => checkNumber(call).catch(() => answer(call.ticket, { registered: 'unknown' })),
    send: fly(deliver),
    resend: fly(resend),
    lookUp: (call) => lookUp(call).catch(() => answer(call.ticket, { lookUp: 'failed' })),
    acks: (call) => acks(call).catch(() => answer(call.ticket, { acks: 'failed' })),
  });

  // A flight is kept for twice the time that its caller waits.
  const awaited = (flight) => flight && performance.now() - flight.since < settings.flightMs / 2 + flight.extraMs;

  // The promise of a send may never settle though the message went out: the ack by itself is enough. The server's own ack is
  // news only where nobody waits for it any more. Keys differ in their end from those in the store, so only parts are used.
  window.WPP?.on('chat.msg_ack_change', ({ ack, ids }) => {
    for (const key of ack > 0 ? ids || [] : []) {
      const flight = inFlight.get(key.id);
      if (flight) settle(key.id, flight, sent(ack));
      const message = { chat: String(key.remote), id: key.id, ack };
      if (!key.fromMe || (ack === 1 && awaited(flight))) continue;
      if (ack > 1 && message.chat.endsWith('@g.us')) readSoon(message);
      else tellReceipt(message);
    }
  });
  return (id) => inFlight.has(id);
}
