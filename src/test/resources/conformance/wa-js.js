// wa-js as npm has it. The number check and the look-up go past it, since it swallows their errors.
({
  ready: () => window.WPP?.isFullReady === true,
  connect: () => {
    const heard = [];
    WPP.on('chat.msg_ack_change', ({ ack, ids }) => heard.push({ kind: 'ack', ack, id: ids[0].id }));
    WPP.on('chat.new_message', ({ id, body, from }) => {
      if (!id.fromMe) heard.push({ kind: 'message', id: id.id, body, from: String(from) });
    });
    return {
      heard,
      state: () => {
        if (!WPP.conn.isRegistered()) return 'QR';
        const { state } = WPP.whatsapp.Socket;
        if (state === 'CONFLICT') return state;
        return state === 'CONNECTED' && WPP.conn.isOnline() ? WPP.conn.getStreamData().mode : 'OFFLINE';
      },
      qr: () => WPP.conn.getAuthCode().then((code) => `${code.fullCode},1`),
      me: () => String(WPP.conn.getMyUserId()),
      exists: (chat) =>
        importNamespace('WAWebQueryExistsJob').queryWidExists(WPP.whatsapp.WidFactory.createWid(chat)).then(Boolean),
      send: async (to, id, text) => {
        const chat = await WPP.chat.find(to);
        const { ack, sendMsgResult } = await WPP.chat.sendTextMessage(chat.id, text, {
          messageId: `true_${chat.id}_${id}`, linkPreview: false, markIsRead: false, detectMentioned: false,
        });
        return { ack, nack: sendMsgResult.ackErrorCode ?? null };
      },
      stored: (chat, id) =>
        importNamespace('WAWebDBMsgUtils').getMsgsByMsgKey([`true_${chat}_${id}`]).then(([row]) => row?.ack ?? null),
      logout: () => {
        WPP.conn.logout();
      },
    };
  },
})
