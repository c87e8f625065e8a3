// No library: the page's modules under their own names, as clients use them that do without one.
({
  ready: () => Boolean(window.Debug?.VERSION && require('WAWebStreamModel').Stream.mode),
  connect: () => {
    const { Conn } = require('WAWebConnModel');
    const { Socket } = require('WAWebSocketModel');
    const { Msg } = require('WAWebCollections');
    const MsgKey = require('WAWebMsgKey');
    const { createWid } = require('WAWebWidFactory');
    const me = () => require('WAWebUserPrefsMeUser').getMaybeMePnUser();
    const heard = [];
    Msg.on('change:ack', (msg, ack) => heard.push({ kind: 'ack', ack, id: msg.id.id }));
    Msg.on('add', ({ id, isNewMsg, body, from }) => {
      if (isNewMsg && !id.fromMe) heard.push({ kind: 'message', id: id.id, body, from: String(from) });
    });
    return {
      heard,
      state: () => {
        if (!require('WAWebUserPrefsMultiDevice').isRegistered()) return 'QR';
        if (Socket.state === 'CONFLICT') return Socket.state;
        return Socket.state === 'CONNECTED' ? require('WAWebStreamModel').Stream.mode : 'OFFLINE';
      },
      qr: async () => {
        const { encodeB64 } = require('WABase64');
        const { identityKeyPair } = await require('WAWebSignalStoreApi').waSignalStore.getRegistrationInfo();
        const { staticKeyPair } = await require('WAWebUserPrefsInfoStore').waNoiseInfo.get();
        const secret = require('WAWebUserPrefsMultiDevice').getADVSecretKey();
        const { DEVICE_PLATFORM } = require('WAWebCompanionRegClientUtils');
        return [Conn.ref, encodeB64(staticKeyPair.pubKey), encodeB64(identityKeyPair.pubKey), secret, DEVICE_PLATFORM].join();
      },
      me: () => String(me()),
      exists: (chat) => require('WAWebQueryExistsJob').queryWidExists(createWid(chat)).then(Boolean),
      send: async (to, id, body) => {
        const { chat } = await require('WAWebFindChatAction').findOrCreateLatestChat(createWid(to));
        const key = new MsgKey({ fromMe: true, remote: chat.id, id });
        const [stored, sent] = require('WAWebSendMsgChatAction').addAndSendMsgToChat(chat, {
          id: key, body, from: me(), to: chat.id, type: 'chat', ack: 0, self: 'out', isNewMsg: true,
          t: require('WATimeUtils').unixTime(),
        });
        const msg = await stored;
        const { ackErrorCode } = await sent;
        return { ack: msg.ack, nack: ackErrorCode ?? null };
      },
      stored: (chat, id) =>
        require('WAWebDBMsgUtils').getMsgsByMsgKey([MsgKey.fromString(`true_${chat}_${id}`)]).then(([row]) => row?.ack ?? null),
      logout: () => {
        Socket.logout();
      },
    };
  },
})
