/*
 * Messages: the model, the collection in memory, the rows in storage. Memory holds the newest ones only; whoever needs
 * an older one reads it back from storage, as clients do.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const KEPT_IN_MEMORY = 500;
  const STORED = [
    'body', 'type', 't', 'ack', 'self', 'caption', 'filename', 'mimetype', 'size', 'filehash', 'directPath',
    'quotedStanzaID', 'notifyName', 'isSendFailure', 'lat', 'lng', 'loc', 'vcardFormattedName', 'vcardList', 'pollName', 'pollOptions',
    'pollSelectableOptionsCount', 'isViewOnce', 'isGif', 'duration', 'subtype', 'latestEditSenderTimestampMs', 'hasReaction',
  ];
  // Directions to the page rather than messages of the chat.
  const isMessage = ({ type }) => type !== 'protocol';

  define('WAWebMsgModel', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    class Msg extends BaseModel {
      initialize() {
        if (this.directPath && !this.mediaData) {
          const { type, mimetype, size, filehash } = this;
          this.mediaData = { type, mimetype, size, filehash };
        }
      }

      /** Fetches the file, so that a client finds it in `mediaData.mediaBlob`. */
      async downloadMedia() {
        const OpaqueData = use('WAWebMediaOpaqueData').default;
        const blob = await use('SandboxTransport').fetchFile(this.directPath);
        this.mediaData.mediaBlob = await OpaqueData.createFromData(blob, this.mimetype);
      }

      get senderObj() {
        return { id: this.author ?? this.from, isMe: this.id.fromMe };
      }

      waitForPrep() {
        return Promise.resolve();
      }

      /** Acks only rise, except to "failed". */
      updateAck(ack) {
        if (ack < 0 || ack > (this.ack ?? 0)) {
          this.ack = ack;
        }
      }

      msgContextInfo() {
        return {
          quotedStanzaID: this.id.id,
          quotedParticipant: this.author ?? this.from,
          quotedMsg: { type: this.type, body: this.body },
        };
      }
    }
    exports.Msg = defineModel(Msg, 'msg', [
      'id', 'from', 'to', 'author', 'isNewMsg', 'local', 'mediaData', 'mentionedJidList', 'latestEditMsgKey', ...STORED,
    ]);
  });

  define('SandboxRows', (exports) => {
    const Wid = use('WAWebWid').default;
    const MsgKey = use('WAWebMsgKey').default;
    const wid = (text) => (text ? new Wid(text) : undefined);
    // Rows of a chat are found in the order in which they were stored.
    let lastRowId = Date.now() * 1000;
    const nextRowId = () => (lastRowId += 1);

    exports.toRow = (msg) => {
      const row = { id: String(msg.id), chat: String(msg.id.remote), rowId: nextRowId(), from: String(msg.from), to: String(msg.to) };
      if (msg.author) {
        row.author = String(msg.author);
      }
      if (msg.mentionedJidList) {
        row.mentions = msg.mentionedJidList.map(String);
      }
      for (const name of STORED) {
        if (msg[name] !== undefined) {
          row[name] = msg[name];
        }
      }
      return row;
    };
    exports.fromRow = (row) => ({
      ...row, id: MsgKey.fromString(row.id), from: wid(row.from), to: wid(row.to), author: wid(row.author),
      mentionedJidList: row.mentions?.map(wid),
    });
    /** Raises the ack of a stored message, whether or not it is in memory. */
    exports.raiseAck = (key, ack) =>
      use('SandboxStorage').messages.change(String(key), (row) => (ack > row.ack ? { ...row, ack } : null));
  });

  define('WAWebDBMsgUtils', (exports) => {
    const rows = use('SandboxRows');
    const find = (keys) => use('SandboxStorage').messages.getMany(keys.map(String));
    exports.getMsgsByMsgKey = async (keys) => (await find(keys)).filter(Boolean).map(rows.fromRow);
    exports.getMsgByMsgKey = async (key) => (await exports.getMsgsByMsgKey([key]))[0] ?? null;
    exports.getMsgsExistByMsgKey = async (keys) => (await find(keys)).map(Boolean);
  });

  /** The neighbours of a message in its chat, oldest first, as rows. */
  define('WAWebDBMessageFindLocal', (exports) => {
    const rows = use('SandboxRows');
    exports.msgFindByDirection = async ({ anchor, count, direction }) => {
      const { messages: table } = use('SandboxStorage');
      const at = await table.get(String(anchor));
      if (!at) {
        return { status: 404, messages: [] };
      }
      const found = await table.around(at, direction, count);
      return { status: 200, messages: found.map(rows.fromRow) };
    };
    exports.msgFindBefore = (query) => exports.msgFindByDirection({ ...query, direction: 'before' });
    exports.msgFindAfter = (query) => exports.msgFindByDirection({ ...query, direction: 'after' });
  });

  define('WAWebMsgCollection', (exports) => {
    const Collection = use('WAWebCollection').default;

    class MsgCollectionImpl extends Collection {
      static model = use('WAWebMsgModel').Msg;

      add(values, options) {
        const models = super.add(values, options);
        this.#shrink();
        return models;
      }

      async processMultipleMessages(chat, messages) {
        return this.add(messages.filter(isMessage));
      }

      async getMessagesById(keys) {
        const rows = await use('WAWebDBMsgUtils').getMsgsByMsgKey(keys);
        return { messages: await this.processMultipleMessages(undefined, rows), eof: true, canceled: false };
      }

      async hydrateOrGetMessages(keys) {
        return (await this.getMessagesById(keys)).messages;
      }

      // Oldest first; a message that is still on its way out stays, whoever sends it holds on to it.
      #shrink() {
        for (const msg of this.byId.values()) {
          if (this.length <= KEPT_IN_MEMORY) {
            return;
          }
          if (msg.ack !== 0 || msg.isSendFailure) {
            [...msg.collections].forEach((collection) => collection.remove(msg));
          }
        }
      }
    }
    exports.MsgCollectionImpl = MsgCollectionImpl;
    exports.MsgCollection = new MsgCollectionImpl();
  });

  define('WAWebChatMessageSearch', (exports) => {
    exports.getSearchContext = ({ chat, msgKey }) => ({
      collection: {
        loadAroundPromise: use('WAWebMsgCollection')
          .MsgCollection.getMessagesById([msgKey])
          .then(({ messages }) => chat.msgs.add(messages)),
        get: (key) => chat.msgs.get(key),
      },
    });
  });

  define('WAWebMsgReply', (exports) => {
    exports.canReplyMsg = () => true;
  });
  define('WAWebQuotedMsgModelUtils', (exports) => {
    exports.getQuotedMsgObj = () => undefined;
  });
  define('WAWebGetEphemeralFieldsMsgActionsUtils', (exports) => {
    exports.getEphemeralFields = () => ({});
  });
  define('WAWebBotMessageSecret', (exports) => {
    exports.genBotMsgSecretFromMsgSecret = async (secret) => secret;
  });
})();
