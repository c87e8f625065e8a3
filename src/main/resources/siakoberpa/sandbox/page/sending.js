/*
 * Sending, in the order of the real page:
 *
 *   in memory (clients see the message) → stored with ack 0 → into its chat → to the server → ack 1, or ack -1.
 *
 * Storing is strict: an id that this profile has used is refused with DuplicateMessageError before anything
 * reaches the network. A row at ack 0 says that the server may or may not have the message.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('SandboxSending', (exports) => {
    const transport = use('SandboxTransport');
    const account = use('SandboxAccount');
    /** Handed to the server and not answered: by reference, what to do with the answer. */
    const unanswered = new Map();
    let references = 0;
    let server = null;

    /**
     * Frames share one socket in the real page; here those that come while a request is under way share the next one.
     */
    const waiting = [];
    let posting = false;
    async function post() {
      posting = true;
      while (waiting.length) {
        const group = waiting.splice(0);
        const sends = group.map(({ reference, message }) => ({ reference, message }));
        await transport.post('send', { sends }).catch((error) => {
          for (const { reference } of group) {
            unanswered.get(reference)?.reject(error);
            unanswered.delete(reference);
          }
        });
        group.forEach(({ leave }) => leave());
      }
      posting = false;
    }

    /**
     * Resolves with the server's answer: `{t}` or `{error}`. Rejects when the server could not be reached. While the
     * server is silent it does neither, just as in the real page.
     */
    exports.handOver = (message) => {
      const reference = `${account.load}-${(references += 1)}`;
      const answer = new Promise((resolve, reject) => unanswered.set(reference, { resolve, reject }));
      const taken = new Promise((leave) => waiting.push({ reference, message, leave }));
      if (!posting) {
        post();
      }
      return { taken, answer };
    };

    transport.on('sent', (answer) => {
      unanswered.get(answer.reference)?.resolve(answer);
      unanswered.delete(answer.reference);
    });
    /** Another run of the server knows nothing of what its forerunner was given: those sends have failed. */
    exports.connectedTo = (run) => {
      if (server && server !== run) {
        for (const { reject } of unanswered.values()) {
          reject(new Error('the server was restarted'));
        }
        unanswered.clear();
      }
      server = run;
    };
  });

  define('WAWebDBProcessMessage', (exports) => {
    class DuplicateMessageError extends Error {
      constructor() {
        super('');
        this.name = 'DuplicateMessageError';
      }
    }
    exports.DuplicateMessageError = DuplicateMessageError;
    exports.storeMessages = async (messages) => {
      const { messages: table } = use('SandboxStorage');
      const { toRow } = use('SandboxRows');
      try {
        await Promise.all(messages.map((msg) => table.add(toRow(msg))));
      } catch (error) {
        throw error.name === 'ConstraintError' ? new DuplicateMessageError() : error;
      }
    };
  });
  define('WAWebDBUpdateMessageTable', (exports) => {
    exports.updateMessageTable = (key, values) =>
      use('SandboxStorage').messages.change(String(key), (row) => ({ ...row, ...values }));
  });

  define('WAWebSendMsgRecordAction', (exports) => {
    const { ACK } = use('WAWebAck');
    const { SendMsgResult } = use('WAWebSendMsgResultAction');

    async function fail(msg, values, result) {
      await use('WAWebDBUpdateMessageTable').updateMessageTable(msg.id, values);
      msg.set(values);
      return result;
    }

    async function settle(msg, answer) {
      let answered;
      try {
        answered = await answer;
      } catch {
        // Not known to have arrived, so the ack stays where it was.
        return fail(msg, { isSendFailure: true }, { messageSendResult: SendMsgResult.ERROR_NETWORK });
      }
      if (answered.error) {
        return fail(msg, { isSendFailure: true, ack: ACK.FAILED }, {
          messageSendResult: SendMsgResult.ERROR_UNKNOWN, ackErrorCode: answered.error,
        });
      }
      msg.updateAck(ACK.SENT);
      await use('SandboxRows').raiseAck(msg.id, ACK.SENT);
      return { messageSendResult: SendMsgResult.OK, t: answered.t, count: null };
    }

    exports.sendMsgRecord = async (msg) => {
      const chat = await use('WAWebFindChatAction').findExistingChat(msg.id.remote);
      if (!chat) {
        throw new Error(`sendMsgRecord: no chat ${msg.id.remote}`);
      }
      // Frames of one chat leave in their order: the next waits until this one is taken, not until it is answered.
      const before = chat.outgoing;
      let leave;
      chat.outgoing = new Promise((resolve) => {
        leave = resolve;
      });
      await before;
      const { taken, answer } = use('SandboxSending').handOver(use('SandboxWire').write(msg));
      taken.then(leave);
      const result = await settle(msg, answer);
      if (result.messageSendResult === SendMsgResult.OK) {
        chat.lastReceivedKey = msg.id;
      }
      return result;
    };
  });

  define('WAWebResendMsgAction', (exports) => {
    const { ACK } = use('WAWebAck');
    // The button "retry": only for a message that has failed, under its own id, without storing it again.
    exports.resendMsg = async (msg) => {
      if (msg.ack !== ACK.FAILED && !msg.isSendFailure) {
        return undefined;
      }
      const values = { ack: ACK.CLOCK, isSendFailure: false };
      await use('WAWebDBUpdateMessageTable').updateMessageTable(msg.id, values);
      msg.set(values);
      return (await use('WAWebSendMsgRecordAction').sendMsgRecord(msg)).messageSendResult;
    };
  });

  define('WAWebSendMsgChatAction', (exports) => {
    const { Msg } = use('WAWebMsgModel');
    const { MsgCollection } = use('WAWebMsgCollection');

    /** In memory, then in storage, then in its chat; nothing leaves yet. */
    exports.addMsgToChat = async (chat, msg) => {
      await use('WAWebDBProcessMessage').storeMessages([msg]);
      chat.msgs.add(msg);
      use('SandboxChats').touch(chat, msg.t);
      return msg;
    };

    exports.addAndSendMsgToChat = (chat, data) => {
      const [msg] = MsgCollection.add(new Msg(data));
      const stored = exports.addMsgToChat(chat, msg);
      const sent = exports.resendMsgToChat(chat, stored);
      // A client that learns of the failure from the first promise need not handle the second.
      sent.catch(() => {});
      return [stored, sent];
    };
    exports.resendMsgToChat = async (chat, msg) => use('WAWebSendMsgRecordAction').sendMsgRecord(await msg);
  });

  define('WAWebSendTextMsgChatAction', (exports) => {
    exports.sendTextMsgToChat = async (chat, body) => {
      const MsgKey = use('WAWebMsgKey').default;
      const { phone: from } = use('SandboxAccount');
      const id = new MsgKey({ from, to: chat.id, id: await MsgKey.newId() });
      const data = {
        id, body, from, to: chat.id, type: 'chat', ack: 0, self: 'out', isNewMsg: true,
        t: use('WATimeUtils').unixTime(),
      };
      return use('WAWebSendMsgChatAction').addAndSendMsgToChat(chat, data)[1];
    };
  });
  define('WAWebLinkPreviewChatAction', (exports) => {
    exports.getLinkPreview = async () => null;
  });
  define('WAWebSyncGatingUtils', (exports) => {
    exports.isPlaceholderMessageResendEnabled = () => false;
  });
})();
