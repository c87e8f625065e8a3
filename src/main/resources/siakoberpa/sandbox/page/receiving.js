/* What comes in: messages of others, and receipts for ours. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const DELIVER_AFTER_MS = 2000;

  // Receipts come in through these exports, looked up at each call: clients wrap them to hear of acks.
  async function receipt({ from, participant, externalIds, ack }) {
    const MsgKey = use('WAWebMsgKey').default;
    const { MsgCollection } = use('WAWebMsgCollection');
    await Promise.all(externalIds.map((id) => {
      const own = from.isGroup() ? use('SandboxAccount').lid : undefined;
      const key = new MsgKey({ fromMe: true, remote: from, id, participant: participant ? own : undefined });
      MsgCollection.get(key)?.updateAck(ack);
      return use('SandboxRows').raiseAck(key, ack);
    }));
  }

  define('WAWebHandleDirectChatReceipt', (exports) => {
    exports.handleChatSimpleReceipt = receipt;
  });
  define('WAWebHandleGroupChatReceipt', (exports) => {
    exports.handleGroupSimpleReceipt = receipt;
  });
  define('WAWebHandleStatusReceipt', (exports) => {
    exports.handleStatusSimpleReceipt = receipt;
  });

  define('SandboxReceiving', () => {
    const transport = use('SandboxTransport');
    const account = use('SandboxAccount');
    const Wid = use('WAWebWid').default;
    const MsgKey = use('WAWebMsgKey').default;
    const { MsgCollection } = use('WAWebMsgCollection');

    /**
     * What waited on the server comes some time after the page was loaded, as in the real page, which is slower to
     * start; so a client has time to begin listening.
     */
    const awake = new Promise((resolve) => {
      setTimeout(resolve, DELIVER_AFTER_MS);
    });

    transport.on('receipt', async (frame) => {
      await awake;
      const from = new Wid(frame.chat);
      const facts = {
        type: 'receipt',
        stanzaId: frame.id,
        externalIds: [frame.id],
        from,
        participant: frame.participant ? new Wid(frame.participant) : null,
        recipient: null,
        ts: frame.t,
        ack: frame.ack,
        ackString: { 2: 'delivery', 3: 'read', 4: 'played' }[frame.ack],
        offline: null,
      };
      return from.isGroup()
        ? use('WAWebHandleGroupChatReceipt').handleGroupSimpleReceipt(facts)
        : use('WAWebHandleDirectChatReceipt').handleChatSimpleReceipt(facts);
    });

    async function chatOf(frame) {
      if (frame.lid) {
        await use('SandboxLids').learn(frame.phone, frame.lid);
      }
      const { chat } = await use('WAWebFindChatAction').findOrCreateLatestChat(new Wid(frame.chat));
      return chat;
    }

    transport.on('message', async (frame) => {
      await awake;
      const chat = await chatOf(frame);
      const author = frame.author && new Wid(frame.author);
      const data = {
        ...frame.content,
        id: new MsgKey({ fromMe: false, remote: chat.id, id: frame.id, participant: author || undefined }),
        from: chat.id,
        to: account.phone,
        author: author || undefined,
        t: frame.t,
        ack: 1,
        self: 'in',
        isNewMsg: true,
        notifyName: frame.pushname,
      };
      try {
        await use('WAWebDBProcessMessage').storeMessages([data]);
      } catch (error) {
        if (error.name === 'DuplicateMessageError') {
          return; // The server repeats what was not confirmed in time.
        }
        throw error;
      }
      const [msg] = MsgCollection.add(data);
      chat.msgs.add(msg);
      chat.set({ name: chat.name ?? frame.pushname, unreadCount: chat.unreadCount + 1 });
      use('SandboxChats').touch(chat, frame.t);
    });
  });
})();
