/*
 * What messages say: each kind in wa-js' own calls, and messages that others are about. Every sender resolves with what wa-js
 * gives for a message, `{ack, sendMsgResult}`; what is not a message of its own resolves with `true` once it is done. A refusal
 * before anything was stored is an error with a `refusal`.
 */
({ settings, attempt, module, withDeadline }) => {
  const soon = (promise, code) => withDeadline(Promise.resolve(promise), settings.askMs, code);
  const refuse = (code) => {
    throw Object.assign(new Error(code), { refusal: code });
  };

  // Java puts the file of a call into an input that nobody sees: the browser reads it from the disk by itself.
  const inputs = new Map();
  window.siakoberpa.fileInput = (ticket) => {
    const input = document.createElement('input');
    input.type = 'file';
    inputs.set(ticket, input);
    return input;
  };
  const takeFile = ({ ticket, filename, mimetype }) => {
    const file = inputs.get(ticket)?.files[0];
    inputs.delete(ticket);
    // The same bytes, not a copy of them, under the name and type that they are to have.
    return file ? new File([file], filename, { type: mimetype }) : refuse('media_unreadable');
  };

  const me = () => module('WAWebUserPrefsMeUser');
  const ownIds = () => [attempt(() => me().getMaybeMeLidUser()), attempt(() => me().getMaybeMePnUser())].filter(Boolean).map(String);
  const lookup = (wid, name) => attempt(() => String(module('WAWebApiContact')[name](module('WAWebWidFactory').createWid(wid)) || ''));
  const namesOf = (chat) => [chat, lookup(chat, 'getCurrentLid'), lookup(chat, 'getPhoneNumber')].filter(Boolean);
  const messageKey = (text) => module('WAWebMsgKey').default.fromString(text);

  const authorsIn = async (group) => {
    const found = await soon(module('WAWebGroupMetadataCollection').default.find(module('WAWebWidFactory').createWid(group)), 'group_timeout');
    const members = found?.participants?.getModelsArray?.() ?? [];
    return members.flatMap(({ id }) => namesOf(String(id)));
  };
  const possibleKeys = async (chat, id) => {
    if (!chat.endsWith('@g.us')) return namesOf(chat).flatMap((name) => [`true_${name}_${id}`, `false_${name}_${id}`]);
    const authors = await authorsIn(chat).catch(() => []);
    return [...ownIds().map((own) => `true_${chat}_${id}_${own}`), ...authors.map((author) => `false_${chat}_${id}_${author}`)];
  };
  // A message of a chat by its raw id, from memory or from the store.
  const messageOf = async (remote, id) => {
    const chat = module('WAWebChatCollection').ChatCollection?.get(remote);
    const known = chat?.msgs.getModelsArray().find((msg) => msg.id.id === id);
    if (known) return known;
    const keys = (await possibleKeys(remote, id)).map(messageKey);
    const { messages } = await soon(module('WAWebCollections').default.Msg.getMessagesById(keys), 'store_timeout');
    return messages.find(Boolean) ?? null;
  };
  const messageNamed = async (key) => {
    const { messages } = await soon(module('WAWebCollections').default.Msg.getMessagesById([messageKey(key)]), 'store_timeout');
    return messages.find(Boolean) ?? null;
  };
  const target = async (remote, id, code) => (await messageOf(remote, id).catch(() => null)) ?? refuse(code);

  const messageOptions = async (remote, { quoted, mentions, linkPreview }, key) => ({
    messageId: key,
    waitForAck: true,
    linkPreview: linkPreview === true,
    markIsRead: false,
    detectMentioned: false,
    delay: 0,
    ...(mentions ? { mentionedList: [...mentions] } : {}),
    ...(quoted ? { quotedMsg: await target(remote, quoted, 'quoted_not_found') } : {}),
  });

  const messages = {
    text: (remote, { text }, options) => WPP.chat.sendTextMessage(remote, text, options),
    location: (remote, { lat, lng, name, address }, options) =>
      WPP.chat.sendLocationMessage(remote, { ...options, lat, lng, name, address }),
    contact: (remote, { name, phone }, options) =>
      WPP.chat.sendVCardContactMessage(remote, { id: `${phone}@c.us`, name }, options),
    poll: (remote, { question, answers, selectable }, options) =>
      WPP.chat.sendCreatePollMessage(remote, question, [...answers], { ...options, selectableCount: selectable }),
    media: (remote, call, options) => {
      const { type, caption, filename, mimetype, viewOnce, gif, voice } = call;
      return WPP.chat.sendFileMessage(remote, takeFile(call), {
        ...options, type, caption, filename, mimetype, isViewOnce: viewOnce === true || undefined, isGif: gif === true, isPtt: voice === true,
      });
    },
  };

  const done = ({ sendMsgResult } = {}) => {
    const result = sendMsgResult?.messageSendResult ?? sendMsgResult;
    return result === undefined || result === null || result === 'OK' ? true : refuse(`gesture_${String(result).toLowerCase()}`);
  };
  const mayDelete = async (remote, msg) =>
    msg.id.fromMe || (remote.endsWith('@g.us') && (await soon(WPP.group.iAmAdmin(remote), 'group_timeout').catch(() => false)));
  const gestures = {
    reaction: async (remote, call) => {
      const msg = await target(remote, call.target, 'target_not_found');
      return done(await WPP.chat.sendReactionToMessage(msg, call.text));
    },
    edit: async (remote, call) => {
      const msg = await target(remote, call.target, 'target_not_found');
      const mine = msg.id.fromMe && attempt(() => WPP.whatsapp.functions.canEditMsg(msg) || WPP.whatsapp.functions.canEditCaption(msg));
      if (!mine) refuse('not_editable');
      const { linkPreview, mentions } = call;
      await WPP.chat.editMessage(msg.id.toString(), call.text, {
        linkPreview: linkPreview === true, markIsRead: false, detectMentioned: false, waitForAck: true, ...(mentions ? { mentionedList: [...mentions] } : {}),
      });
      return true;
    },
    deletion: async (remote, call) => {
      const msg = await target(remote, call.target, 'target_not_found');
      if (!(await mayDelete(remote, msg))) refuse('not_deletable');
      return done(await WPP.chat.deleteMessage(remote, msg.id.toString(), true, true));
    },
    typing: async () => true,
    seen: async (remote) => {
      await WPP.chat.markIsRead(remote);
      return true;
    },
  };

  // A record without an upload holds its id, and nothing of it ever left: it is taken away like a message that only we have.
  const discard = (remote, key) => WPP.chat.deleteMessage(remote, key.toString(), true, false);

  return {
    isGesture: (kind) => kind in gestures,
    gesture: (remote, call) => gestures[call.kind](remote, call),
    send: async (remote, call, key) => messages[call.kind ?? 'text'](remote, call, await messageOptions(remote, call, key)),
    dropFile: ({ ticket }) => inputs.delete(ticket),
    ownIds,
    phoneOf: (id) => lookup(id, 'getPhoneNumber'),
    messageOf,
    messageNamed,
    discard,
  };
}
