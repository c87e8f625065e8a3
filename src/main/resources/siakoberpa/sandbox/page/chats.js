/* Chats, kept in storage, so that a message can be looked up after a restart without being asked for its chat first. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const SAVE_AFTER_MS = 1000;

  define('WAWebChatMsgsCollection', (exports) => {
    const Collection = use('WAWebCollection').default;
    exports.ChatMsgsCollection = class ChatMsgsCollection extends Collection {
      static model = use('WAWebMsgModel').Msg;
    };
  });

  define('WAWebChatModel', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    class Chat extends BaseModel {
      initialize() {
        const { ChatMsgsCollection } = use('WAWebChatMsgsCollection');
        this.msgs = new ChatMsgsCollection();
        this.presence = { id: this.id, subscribe: async () => {} };
        this.contact = use('WAWebContactCollection').ContactCollection.gadd(this.id);
        this.unreadCount ??= 0;
        /** The tail of the line of messages on their way out, see SandboxSending. */
        this.outgoing = Promise.resolve();
      }

      get hasUnread() {
        return Boolean(this.unreadCount);
      }

      get groupMetadata() {
        return use('WAWebGroupMetadataCollection').default.get(this.id);
      }

      isTrusted() {
        return true;
      }
    }
    exports.Chat = defineModel(Chat, 'chat', [
      'id', 't', 'name', 'unreadCount', 'archive', 'createdLocally', 'active', 'lastReceivedKey', 'pausedTimerId',
    ]);
  });

  define('WAWebChatCollection', (exports) => {
    const Collection = use('WAWebCollection').default;
    class ChatCollectionImpl extends Collection {
      static model = use('WAWebChatModel').Chat;
    }
    exports.ChatCollectionImpl = ChatCollectionImpl;
    exports.ChatCollection = new ChatCollectionImpl();
  });

  define('SandboxChats', (exports) => {
    const Wid = use('WAWebWid').default;
    const { ChatCollection } = use('WAWebChatCollection');
    const touched = new Set();

    exports.restore = async () => {
      const MsgKey = use('WAWebMsgKey').default;
      for (const { id, name, t, unreadCount, last } of await use('SandboxStorage').chats.all()) {
        ChatCollection.add({ id: new Wid(id), name, t, unreadCount, lastReceivedKey: last && MsgKey.fromString(last) });
      }
    };
    /** Notes a new last message; written together with those of other chats, a moment later. */
    exports.touch = (chat, t) => {
      chat.set({ t, createdLocally: false });
      if (!touched.size) {
        setTimeout(() => {
          touched.forEach(exports.save);
          touched.clear();
        }, SAVE_AFTER_MS);
      }
      touched.add(chat);
    };
    exports.save = (chat) => use('SandboxStorage').chats.put({
      id: String(chat.id), name: chat.name, t: chat.t, unreadCount: chat.unreadCount,
      last: chat.lastReceivedKey && String(chat.lastReceivedKey),
    });
    exports.findOrCreate = async (wid) => {
      const known = ChatCollection.get(wid);
      if (known) {
        return { chat: known, created: false };
      }
      const [chat] = ChatCollection.add({ id: wid, t: 0 });
      await exports.save(chat);
      return { chat, created: true };
    };
  });

  define('WAWebFindChatAction', (exports) => {
    const account = use('SandboxAccount');

    function resolve(wid) {
      if (!account.lidMigrated || wid.isLid() || !wid.isUser()) {
        return wid;
      }
      const lid = use('SandboxLids').lidOf(wid);
      if (!lid) {
        // The real message; the mapping comes from the number check, which a client has to make first.
        throw new Error('No LID for user');
      }
      return lid;
    }

    exports.findOrCreateLatestChat = async (wid) => use('SandboxChats').findOrCreate(resolve(wid));
    exports.findExistingChat = async (wid) => use('WAWebChatCollection').ChatCollection.get(wid);
  });

  define('WAWebChatGetters', (exports) => {
    exports.getIsNewsletter = (chat) => chat.id.isNewsletter();
    exports.getIsBroadcast = (chat) => chat.id.isBroadcast();
    exports.getIsGroup = (chat) => chat.id.isGroup();
  });
  define('WAWebUpdateUnreadChatAction', (exports) => {
    exports.sendSeen = async ({ chat }) => {
      chat.unreadCount = 0;
      await use('SandboxChats').save(chat);
      await use('SandboxTransport').post('presence', { chat: String(chat.id), state: 'seen' });
    };
    exports.markUnread = async (chat) => {
      chat.unreadCount = -1;
    };
  });
  define('WAWebPresenceChatAction', (exports) => {
    // The other side sees it or not; nothing waits for that.
    const show = (state) => async (chat) => {
      await use('SandboxTransport').post('presence', { chat: String(chat.id), state }).catch(() => {});
    };
    exports.markComposing = show('composing');
    exports.markPaused = show('paused');
    exports.markRecording = show('recording');
  });
})();
