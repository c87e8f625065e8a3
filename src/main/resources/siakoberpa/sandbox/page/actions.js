/* What is done to messages that exist: reactions, edits, deletions. Each is a frame of its own that names its target. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const EDITABLE_FOR_S = 15 * 60;

  define('SandboxActions', (exports) => {
    /** Resolves with what the server answered, `{t}` or `{error}`; rejects when it could not be reached. */
    exports.tell = async (msg, type, more, id) => {
      const frame = {
        id: id ?? (await use('WAWebMsgKey').default.newId()), chat: String(msg.id.remote), type, targetId: msg.id.id, ...more,
      };
      return use('SandboxSending').handOver(frame).answer;
    };
    exports.change = async (msg, values) => {
      await use('WAWebDBUpdateMessageTable').updateMessageTable(msg.id, values);
      msg.set(values);
    };
  });

  define('WAWebMsgActionCapability', (exports) => {
    const isRecent = (msg) => use('WATimeUtils').unixTime() - msg.t < EDITABLE_FOR_S;
    const isOurs = (msg) => msg.id.fromMe && msg.ack > 0 && isRecent(msg);
    exports.canEditText = (msg) => isOurs(msg) && msg.type === 'chat';
    exports.canEditCaption = (msg) => isOurs(msg) && Boolean(msg.directPath);
    exports.canSenderRevokeMsg = (msg) => msg.id.fromMe;
  });

  define('WAWebSendReactionMsgAction', (exports) => {
    const { SendMsgResult } = use('WAWebSendMsgResultAction');
    exports.sendReactionToMsg = async (msg, reaction) => {
      try {
        const { error } = await use('SandboxActions').tell(msg, 'reaction', { body: reaction });
        if (!error) {
          await use('SandboxAddons').keepOurs(msg, reaction);
        }
        return { messageSendResult: error ? SendMsgResult.ERROR_UNKNOWN : SendMsgResult.OK };
      } catch {
        return { messageSendResult: SendMsgResult.ERROR_NETWORK };
      }
    };
  });

  define('WAWebSendMessageEditAction', (exports) => {
    exports.addAndSendMessageEdit = async (msg, edit) => {
      const { error } = await use('SandboxActions').tell(msg, 'edit', {
        body: edit.body, mentions: edit.mentionedJidList?.map(String),
      }, edit.id.id);
      if (error) {
        throw new Error(`the edit was refused with ${error}`);
      }
      await use('SandboxActions').change(msg, msg.directPath ? { caption: edit.body } : { body: edit.body });
      msg.latestEditMsgKey = edit.id;
    };
  });

  define('SandboxDeletions', (exports) => {
    exports.forEveryone = async (chat, { list }) => {
      for (const msg of list) {
        const { error } = await use('SandboxActions').tell(msg, 'revoke', {});
        if (error) {
          throw new Error(`the deletion was refused with ${error}`);
        }
        await exports.blank(msg, 'sender');
      }
    };
    /** Everybody sees that there was a message, and nobody what it said. */
    exports.blank = (msg, subtype) =>
      use('SandboxActions').change(msg, { type: 'revoked', subtype, body: undefined, caption: undefined, directPath: undefined });
    exports.forUs = async (chat, { list }) => {
      for (const msg of list) {
        await use('SandboxStorage').messages.remove(String(msg.id));
        [...msg.collections].forEach((collection) => collection.remove(msg));
      }
    };
  });

  define('WAWebFrontendVcardUtils', (exports) => {
    exports.vcardFromContactModel = (contact) => {
      const { user } = contact.id;
      const name = contact.name ?? `+${user}`;
      const lines = [
        'BEGIN:VCARD', 'VERSION:3.0', `N:;${name};;;`, `FN:${name}`, `TEL;type=CELL;type=VOICE;waid=${user}:+${user}`, 'END:VCARD',
      ];
      return { vcard: lines.join('\n'), displayName: name };
    };
  });
})();
