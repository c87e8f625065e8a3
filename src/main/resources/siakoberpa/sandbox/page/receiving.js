/* Receipts for our messages, and when a page is awake for what comes in. */
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

  define('SandboxReceiving', (exports) => {
    const transport = use('SandboxTransport');
    const Wid = use('WAWebWid').default;

    /**
     * What waited on the server comes some time after the page was loaded, as in the real page, which is slower to
     * start; so a client has time to begin listening.
     */
    exports.awake = new Promise((resolve) => {
      setTimeout(resolve, DELIVER_AFTER_MS);
    });

    transport.on('receipt', async (frame) => {
      await exports.awake;
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
  });
})();
