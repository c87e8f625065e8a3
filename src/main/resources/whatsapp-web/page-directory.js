/*
 * What can be asked: chats, groups, contacts, and the files of messages. A file goes out in pieces, each of which waits until
 * Java has written the one before, so that none of them is more than a moment of work for anybody.
 */
({ settings, operations, attempt, module, tell, withDeadline }, contents) => {
  const PIECE = 768 * 1024;
  const soon = (promise, code) => withDeadline(Promise.resolve(promise), settings.askMs, code);
  const widOf = (id) => module('WAWebWidFactory').createWid(id);
  const text = (value) => (value === undefined || value === null || value === '' ? null : String(value));

  const chatFacts = (chat) => ({
    id: String(chat.id),
    name: text(chat.name ?? attempt(() => chat.formattedTitle)),
    group: String(chat.id).endsWith('@g.us'),
    unread: Math.max(0, Number(chat.unreadCount) || 0),
    archived: chat.archive === true,
    t: Number(chat.t) || 0,
  });
  const contactFacts = (wid) => {
    const contact = attempt(() => WPP.whatsapp.ContactStore.get(wid));
    return {
      id: String(wid),
      lid: text(attempt(() => module('WAWebApiContact').getCurrentLid(wid))),
      phone: text(attempt(() => module('WAWebApiContact').getPhoneNumber(wid))),
      name: text(contact?.name),
      pushname: text(contact?.pushname),
      business: contact?.isBusiness === true,
    };
  };
  const groupFacts = (group) => ({
    id: String(group.id),
    subject: text(group.subject),
    description: text(group.desc),
    members: group.participants.getModelsArray().map(({ id, isAdmin, isSuperAdmin }) => (
      { id: String(id), admin: isAdmin === true || isSuperAdmin === true })),
  });
  const groupOf = async (id) => groupFacts(await soon(module('WAWebGroupMetadataCollection').default.find(widOf(id)), 'group_timeout'));

  const base64 = (blob) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
  const refuse = (code) => {
    throw Object.assign(new Error(code), { refusal: code });
  };
  const messageOf = async ({ key, chat, id }) => {
    if (key) return contents.messageNamed(key);
    const remote = String((await soon(WPP.chat.find(chat), 'chat_timeout')).id);
    return contents.messageOf(remote, id);
  };
  const media = async ({ download, most, ...asked }) => {
    const msg = (await messageOf(asked)) ?? refuse('message_not_found');
    if (!msg.mediaData) refuse('message_without_media');
    if (Number(msg.size) > most) refuse('media_too_large');
    const blob = await WPP.chat.downloadMedia(msg.id.toString());
    if (blob.size > most) refuse('media_too_large');
    for (let from = 0; from < blob.size; from += PIECE) {
      const data = await base64(blob.slice(from, from + PIECE));
      await window.siakoberpaPush([{ event: 'piece', download, data }]);
    }
    return { mimetype: text(msg.mimetype), filename: text(msg.filename), size: blob.size };
  };

  const answering = (work) => (call) =>
    work(call).then(
      (found) => tell({ event: 'answer', ticket: call.ticket, found }),
      (error) => tell({ event: 'answer', ticket: call.ticket, code: error?.refusal ?? null }));
  Object.assign(operations, {
    chats: answering(async () => (await WPP.chat.list({ ignoreGroupMetadata: true })).map(chatFacts)),
    contact: answering(async ({ chat }) => contactFacts(widOf(chat))),
    group: answering(({ chat }) => groupOf(chat)),
    media: answering(media),
  });
}
