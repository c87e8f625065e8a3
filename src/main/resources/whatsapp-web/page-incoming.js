/*
 * What others write and do, and what our account does on its other devices. It is told as it happens, and WhatsApp Web's own
 * store tells what happened before anybody listened. Both use the same key for the same event, so that Java can tell it once.
 * An edit is `e:<key of the message>:<time>`, a deletion `d:<key of the message>`: these the store can tell of too.
 */
({ settings, operations, attempt, module, tell, withDeadline }, contents, isSentHere) => {
  const PAGE = 200;
  const MOST = 20_000;
  const SILENT_CHATS = 3;
  const KINDS = {
    chat: 'TEXT', image: 'IMAGE', video: 'VIDEO', audio: 'AUDIO', ptt: 'VOICE', document: 'DOCUMENT', sticker: 'STICKER',
    location: 'LOCATION', vcard: 'CONTACT', multi_vcard: 'CONTACT', poll_creation: 'POLL',
  };
  const WITH_FILE = new Set(['IMAGE', 'VIDEO', 'AUDIO', 'VOICE', 'DOCUMENT', 'STICKER']);
  // Not said by a person, told in another way, or not readable yet: a message that is decrypted later comes again then.
  const SILENT = new Set([
    'ciphertext', 'revoked', 'protocol', 'e2e_notification', 'notification', 'notification_template', 'gp2', 'broadcast_notification',
    'call_log', 'debug', 'reaction', 'poll_update', 'pinned_message', 'keep_in_chat', 'newsletter_notification', 'album',
  ]);
  const soon = (promise, code) => withDeadline(Promise.resolve(promise), settings.askMs, code);
  const text = (value) => (value === undefined || value === null || value === '' ? null : String(value));
  const isChat = (id) => /@(c\.us|lid|g\.us)$/.test(id);

  // A person is called by the number where it is known.
  const named = (id) => (id.endsWith('@lid') && contents.phoneOf(id)) || id;
  const writer = (msg) => named(String(msg.id.fromMe ? contents.ownIds().at(-1) ?? msg.from : msg.author ?? msg.from));
  const secondsOf = (ms) => Math.floor(Number(ms) / 1000);

  const hexOf = (hash) =>
    attempt(() => [...atob(hash)].map((char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join(''));
  const mediaOf = (msg) => ({
    mimetype: text(msg.mimetype),
    filename: text(msg.filename),
    size: Number(msg.size) || 0,
    seconds: Number(msg.duration) || 0,
    sha256: hexOf(msg.filehash),
    gif: msg.isGif === true,
    viewOnce: msg.isViewOnce === true,
  });
  const cardOf = ({ displayName, vcard }) => {
    const phone = /waid=(\d+)/.exec(vcard)?.[1] ?? /^TEL[^:]*:(.+)$/m.exec(vcard)?.[1].replace(/\D/g, '');
    return { name: text(displayName) ?? text(/^FN:(.*)$/m.exec(vcard)?.[1].trim()), phone: text(phone), vcard: text(vcard) };
  };
  const cardsOf = (msg) => {
    const list = Array.isArray(msg.vcardList) && msg.vcardList.length ? msg.vcardList : [{ displayName: msg.vcardFormattedName, vcard: msg.body }];
    return list.map(({ displayName, vcard }) => cardOf({ displayName, vcard: String(vcard ?? '') }));
  };
  const saysOf = (msg, kind) => {
    if (WITH_FILE.has(kind)) return { text: text(msg.caption), media: mediaOf(msg) };
    if (kind === 'LOCATION') {
      const [name, ...address] = String(msg.loc ?? '').split('\n');
      return { location: { lat: Number(msg.lat), lng: Number(msg.lng), name: text(name), address: text(address.join('\n')) } };
    }
    if (kind === 'CONTACT') return { contacts: cardsOf(msg) };
    if (kind === 'POLL') {
      const answers = (msg.pollOptions ?? []).map(({ name }) => String(name));
      return { poll: { question: text(msg.pollName) ?? '', answers, selectable: Number(msg.pollSelectableOptionsCount) || 0 } };
    }
    if (kind === 'TEXT') return { text: text(msg.body) };
    // Of a kind that we do not know the body may be a preview in base64.
    const body = /^[A-Za-z0-9+/=]{100,}$/.test(String(msg.body)) ? null : text(msg.body);
    return { text: text(msg.caption) ?? body };
  };

  const messageFacts = (msg) => {
    const kind = KINDS[msg.type] ?? 'UNKNOWN';
    return {
      ...saysOf(msg, kind),
      event: 'chat', type: 'message', key: String(msg.id), id: msg.id.id, chat: named(String(msg.id.remote)), own: msg.id.fromMe === true,
      sender: writer(msg), senderName: text(msg.notifyName), t: Number(msg.t) || 0, kind, quoted: text(msg.quotedStanzaID),
      mentions: (msg.mentionedJidList ?? []).map((id) => named(String(id))), forwarded: msg.isForwarded === true,
    };
  };
  const about = (type, key, msgKey, more) => ({
    event: 'chat', type, key, id: msgKey.id, target: msgKey.id, chat: named(String(msgKey.remote)), own: false, ...more,
  });
  const editKey = (msg) => `e:${msg.id}:${msg.latestEditSenderTimestampMs}`;
  const editFacts = (msg) => about('edit', editKey(msg), msg.id, {
    sender: writer(msg), senderName: text(msg.notifyName), t: secondsOf(msg.latestEditSenderTimestampMs), kind: 'EDIT',
    text: text(msg.caption ?? (msg.type === 'chat' ? msg.body : null)),
  });
  const deletionFacts = (key, sender, t) => about('deletion', `d:${key}`, key, { sender: named(String(sender)), t, kind: 'DELETE' });
  const reactionFacts = ({ id, msgId, reactionText, sender, timestamp }) => {
    const t = Number(timestamp) || 0;
    return { ...about('reaction', `r:${id}`, msgId, {
      sender: named(String(sender)), t: t > 1e11 ? secondsOf(t) : t, kind: 'REACTION', text: text(reactionText) }), id: id.id };
  };

  const isSaid = (msg) => isChat(String(msg.id.remote)) && !SILENT.has(msg.type);
  const isTheirs = (key) => isChat(String(key.remote)) && !key.fromMe;
  const isEdited = (msg) => isTheirs(msg.id) && Number(msg.latestEditSenderTimestampMs) > 0 && msg.type !== 'revoked';

  // As it happens.
  const now = () => Math.floor(Date.now() / 1000);
  const tellIf = (wanted, facts) => attempt(() => wanted() && tell(facts()));
  window.WPP?.on('chat.new_message', (msg) => tellIf(() => isSaid(msg) && !(msg.id.fromMe && isSentHere(msg.id.id)), () => messageFacts(msg)));
  window.WPP?.on('chat.msg_revoke', ({ refId, author, from }) =>
    tellIf(() => isTheirs(refId), () => deletionFacts(refId, author ?? from, now())));
  window.WPP?.on('chat.new_reaction', (reaction) =>
    tellIf(() => isChat(String(reaction.msgId.remote)) && !contents.ownIds().includes(String(reaction.sender)), () => reactionFacts(reaction)));
  // wa-js listens to this only once the page has caught up, and would miss what others changed meanwhile.
  window.WPP?.on('loader.injected', () => setTimeout(() => {
    WPP.whatsapp.MsgStore.on('change:latestEditMsgKey', (msg) => queueMicrotask(() => tellIf(() => isEdited(msg), () => editFacts(msg))));
  }));

  // From the store.
  const msgsNamed = async (keys) => {
    const ids = keys.map((key) => module('WAWebMsgKey').default.fromString(key));
    const { messages } = await soon(module('WAWebCollections').default.Msg.getMessagesById(ids), 'store_timeout');
    return messages.filter(Boolean);
  };
  const isAscending = (msgs) => msgs[0].t <= msgs.at(-1).t;
  // Oldest first. The last message that a chat knows of need not be the last that is stored, so both directions are looked in.
  const storedIn = async (chat, since) => {
    const last = chat.lastReceivedKey ?? chat.msgs.getModelsArray().at(-1)?.id;
    if (!last) return [];
    const found = new Map((await msgsNamed([String(last)])).map((msg) => [String(msg.id), msg]));
    const look = async (direction) => {
      for (let from = String(last), more = true; more;) {
        const answer = await soon(WPP.chat.getMessages(String(chat.id), { count: PAGE, direction, id: from }), 'store_timeout');
        const msgs = answer.filter((msg) => !found.has(String(msg.id)));
        if (msgs.length === 0) return;
        const ordered = isAscending(msgs) ? msgs : msgs.reverse();
        const known = [...found];
        const entries = ordered.map((msg) => [String(msg.id), msg]);
        found.clear();
        for (const [key, msg] of direction === 'before' ? [...entries, ...known] : [...known, ...entries]) found.set(key, msg);
        const edge = direction === 'before' ? ordered[0] : ordered.at(-1);
        from = String(edge.id);
        more = direction === 'after' || edge.t >= since;
      }
    };
    await look('before');
    await look('after');
    return [...found.values()];
  };
  const ref = (type, key, msg, t) => ({ type, key, chat: named(String(msg.id.remote)), own: type === 'message' && msg.id.fromMe === true, t });
  const refsOf = (msg) => [
    ...(isSaid(msg) ? [ref('message', String(msg.id), msg, Number(msg.t))] : []),
    ...(isEdited(msg) ? [ref('edit', editKey(msg), msg, secondsOf(msg.latestEditSenderTimestampMs))] : []),
    ...(msg.type === 'revoked' && isTheirs(msg.id) ? [ref('deletion', `d:${msg.id}`, msg, Number(msg.t))] : []),
  ];
  // A chat that cannot be read holds up no other: it is named, and asked for again from where on it was not read.
  const eventsSince = async ({ since, unread }) => {
    const refs = [];
    const unreadable = [];
    for (const chat of WPP.whatsapp.ChatStore.getModelsArray()) {
      const name = String(chat.id);
      const from = Math.min(since, unread[name] ?? since);
      if (!isChat(name) || (chat.t && chat.t < from)) continue;
      try {
        const msgs = await storedIn(chat, from);
        refs.push(msgs.filter((msg) => msg.t >= from).flatMap(refsOf));
      } catch (error) {
        unreadable.push({ chat: name, code: String(error?.code ?? error?.name) });
        // A store that answers for nobody is no matter of one chat, and to wait for each of them would take hours.
        if (error?.code === 'store_timeout' && refs.length === 0 && unreadable.length === SILENT_CHATS) throw error;
      }
    }
    return { refs: refs.flat().sort((a, b) => a.t - b.t).slice(0, MOST), unreadable };
  };
  const msgKeyOf = (key) => key.replace(/^[de]:/, '').replace(/:\d+$/, '');
  const factsOf = (key, msg) => {
    if (key.startsWith('e:')) return editFacts(msg);
    return key.startsWith('d:') ? deletionFacts(msg.id, msg.author ?? msg.from, Number(msg.t)) : messageFacts(msg);
  };
  const events = async ({ keys }) => {
    const msgs = new Map((await msgsNamed([...new Set(keys.map(msgKeyOf))])).map((msg) => [String(msg.id), msg]));
    return keys.filter((key) => msgs.has(msgKeyOf(key))).map((key) => ({ ...factsOf(key, msgs.get(msgKeyOf(key))), key }));
  };

  const answering = (work) => (call) =>
    work(call).then(
      (found) => tell({ event: 'answer', ticket: call.ticket, found }),
      (error) => tell({ event: 'answer', ticket: call.ticket, code: error?.code ?? null }));
  Object.assign(operations, { eventsSince: answering(eventsSince), events: answering(events) });
}
