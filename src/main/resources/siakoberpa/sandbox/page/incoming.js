/*
 * What others write and do, and what the account's phone and its other devices did. All of it is taken in the order in which
 * it came; messages that came together are stored together, which makes hundreds a second possible.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const ABOUT_ANOTHER = ['reaction', 'edit', 'revoke', 'poll_update'];
  const AT_ONCE = 200;

  define('SandboxIncoming', (exports) => {
    const account = use('SandboxAccount');
    const lids = use('SandboxLids');
    const Wid = use('WAWebWid').default;
    const MsgKey = use('WAWebMsgKey').default;
    const { MsgCollection } = use('WAWebMsgCollection');

    async function chatOf(frame) {
      if (frame.lid) {
        await lids.learn(frame.phone, frame.lid);
      }
      const { chat } = await use('WAWebFindChatAction').findOrCreateLatestChat(new Wid(frame.chat));
      return chat;
    }

    /** The key that the page has for a message; in a group it names who wrote it. */
    function keyOf(remote, id, fromMe, author) {
      const writer = fromMe ? account.lid : author && new Wid(author);
      return new MsgKey({ fromMe, remote, id, participant: remote.isGroup() ? writer : undefined });
    }

    function envelope(chat, frame) {
      const { own, id, author, t, sentMs } = frame;
      return {
        id: keyOf(chat.id, id, own, author),
        from: own ? account.phone : chat.id,
        to: own ? chat.id : account.phone,
        author: author ? new Wid(author) : undefined,
        t,
        sentMs,
      };
    }

    function message(chat, frame, isNewMsg) {
      const { own } = frame;
      return {
        ...use('SandboxWire').read(frame.content),
        ...envelope(chat, frame),
        ack: 1,
        self: own ? 'out' : 'in',
        isNewMsg,
        notifyName: frame.pushname,
      };
    }

    async function show(chat, frame, data) {
      const [msg] = await MsgCollection.processMultipleMessages(chat.id, [data]);
      chat.msgs.add(msg);
      if (frame.own) {
        chat.unreadCount = 0;
      } else {
        chat.set({ name: chat.name ?? frame.pushname, unreadCount: Math.max(chat.unreadCount, 0) + (data.isNewMsg || frame.unread ? 1 : 0) });
      }
      chat.lastReceivedKey = data.id;
      use('SandboxChats').touch(chat, frame.t);
    }

    /** Stored together, then shown one by one. What is stored already was repeated by the server, and is left out. */
    exports.take = async (frames, isNewMsg) => {
      const chats = [];
      for (const frame of frames) {
        chats.push(await chatOf(frame));
      }
      const messages = frames.map((frame, index) => message(chats[index], frame, isNewMsg));
      const stored = await Promise.allSettled(messages.map((data) => use('WAWebDBProcessMessage').storeMessages([data])));
      for (const [index, { status, reason }] of stored.entries()) {
        if (status === 'fulfilled') {
          await show(chats[index], frames[index], messages[index]);
        } else if (reason.name !== 'DuplicateMessageError') {
          throw reason;
        } else {
          // A page that died between storing and showing must not leave a chat that knows of no message.
          chats[index].lastReceivedKey ??= messages[index].id;
        }
      }
      await Promise.all([...new Set(chats)].map(use('SandboxChats').save));
    };

    /** From memory or from the store; a person's chat may have moved to a LID since. */
    async function find(chat, { id, fromMe, author }) {
      const remotes = [chat.id, lids.lidOf(chat.id), lids.phoneOf(chat.id)].filter(Boolean);
      const keys = remotes.map((remote) => keyOf(remote, id, fromMe, author));
      return keys.map((key) => MsgCollection.get(key)).find(Boolean) ?? (await MsgCollection.getMessagesById(keys)).messages[0];
    }

    const changes = {
      reaction: (msg, facts, { body }) => use('SandboxAddons').react(msg, { ...facts, text: body }),
      poll_update: (msg, facts, { answers }) => use('SandboxAddons').vote(msg, { ...facts, answers }),
      edit: async (msg, facts, { body }, chat) => {
        await MsgCollection.processMultipleMessages(chat.id, [{
          ...facts, type: 'protocol', subtype: 'message_edit', protocolMessageKey: msg.id, isNewMsg: true, body,
        }]);
        const words = msg.directPath ? { caption: body } : { body };
        await use('SandboxActions').change(msg, { ...words, latestEditSenderTimestampMs: facts.sentMs });
        msg.latestEditMsgKey = facts.id;
      },
      revoke: async (msg, facts, content, chat) => {
        const byAuthor = facts.id.fromMe === msg.id.fromMe && String(facts.author) === String(msg.author);
        const subtype = byAuthor ? 'sender_revoke' : 'admin_revoke';
        await MsgCollection.processMultipleMessages(chat.id, [{
          ...facts, type: 'protocol', subtype, protocolMessageKey: msg.id, isNewMsg: true,
        }]);
        await use('SandboxDeletions').blank(msg, byAuthor ? 'sender' : 'admin');
      },
    };

    async function change(frame) {
      const chat = await chatOf(frame);
      const msg = await find(chat, frame.target);
      // One from before this device was linked is not here to be changed.
      if (msg) {
        await changes[frame.content.type](msg, envelope(chat, frame), frame.content, chat);
      }
    }

    const waiting = [];
    let taking = false;
    async function takeAll() {
      taking = true;
      while (waiting.length) {
        const first = waiting.findIndex(({ frame }) => ABOUT_ANOTHER.includes(frame.content.type));
        const group = waiting.splice(0, first < 0 ? AT_ONCE : Math.min(Math.max(first, 1), AT_ONCE));
        const work = first === 0 ? change(group[0].frame) : exports.take(group.map(({ frame }) => frame), true);
        await work.then(
          () => group.forEach(({ done }) => done()),
          (error) => group.forEach(({ failed }) => failed(error)));
      }
      taking = false;
    }

    use('SandboxTransport').on('message', async (frame) => {
      await use('SandboxReceiving').awake;
      await use('SandboxHistory').taken();
      return new Promise((done, failed) => {
        waiting.push({ frame, done, failed });
        if (!taking) {
          takeAll();
        }
      });
    });
  });
})();
