/*
 * What hangs on a message without being one in its chat: reactions and votes. Each person has one of a kind, the last.
 * Clients hear of them by wrapping the exports below, which are looked up at each call for that reason.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('WAWebAddonReactionTableMode', (exports) => {
    exports.reactionTableMode = {
      bulkUpsert: (reactions) =>
        Promise.all(reactions.map(({ id, reactionParentKey, author, from, reactionText, reactionTimestamp }) =>
          use('SandboxStorage').reactions.put({
            msgKey: String(id), parentMsgKey: String(reactionParentKey), senderUserJid: String(author ?? from),
            reactionText, timestamp: reactionTimestamp,
          }))),
    };
  });

  define('WAWebReactionsMsgAction', (exports) => {
    exports.addOrUpdateReactionsModelCollection = async ({ parentMsgKey, reactionText }) => {
      use('WAWebMsgCollection').MsgCollection.get(parentMsgKey)?.set({ hasReaction: reactionText !== '' });
    };
  });

  define('WAWebDBGetReactions', (exports) => {
    const MsgKey = use('WAWebMsgKey').default;
    exports.getReactions = async (key) => {
      const { isMeAccount } = use('WAWebUserPrefsMeUser');
      const Wid = use('WAWebWid').default;
      const rows = (await use('SandboxStorage').reactions.of('parentMsgKey', String(key)))
        .filter(({ reactionText }) => reactionText)
        .map((row) => ({
          ...row, msgKey: MsgKey.fromString(row.msgKey), parentMsgKey: MsgKey.fromString(row.parentMsgKey), orphan: 0, read: true,
        }));
      const isMine = ({ senderUserJid }) => isMeAccount(new Wid(senderUserJid));
      const texts = [...new Set(rows.map(({ reactionText }) => reactionText))];
      return {
        reactionByMe: rows.find(isMine),
        reactions: texts.map((aggregateEmoji) => {
          const senders = rows.filter(({ reactionText }) => reactionText === aggregateEmoji);
          return { aggregateEmoji, hasReactionByMe: senders.some(isMine), senders };
        }),
      };
    };
  });

  define('WAWebDBPollsUpsertVotes', (exports) => {
    exports.upsertVotesDb = async (votes) => {
      await Promise.all(votes.map(({ msgKey, parentMsgKey, sender, selectedOptionLocalIds, senderTimestampMs }) =>
        use('SandboxStorage').votes.put({
          msgKey: String(msgKey), parentMsgKey: String(parentMsgKey), sender: String(sender),
          selectedOptionLocalIds: [...selectedOptionLocalIds], senderTimestampMs,
        })));
      return votes;
    };
  });

  define('WAWebDBPollsGetVotes', (exports) => {
    const Wid = use('WAWebWid').default;
    const MsgKey = use('WAWebMsgKey').default;
    exports.getVotes = async (keys) => {
      const rows = await Promise.all(keys.map((key) => use('SandboxStorage').votes.of('parentMsgKey', String(key))));
      return rows.flat().map((row) => ({
        ...row, msgKey: MsgKey.fromString(row.msgKey), parentMsgKey: MsgKey.fromString(row.parentMsgKey), sender: new Wid(row.sender),
      }));
    };
    exports.getVote = async (key, sender) =>
      (await exports.getVotes([key])).find((vote) => vote.sender.equals(sender)) ?? null;
  });

  define('SandboxAddons', (exports) => {
    exports.react = async (msg, { id, from, author, t, sentMs, text }) => {
      await use('WAWebAddonReactionTableMode').reactionTableMode.bulkUpsert([{
        id, type: 'reaction', from, author, t, reactionParentKey: msg.id, reactionText: text, reactionTimestamp: sentMs,
      }]);
      await use('WAWebReactionsMsgAction').addOrUpdateReactionsModelCollection({
        msgKey: String(id), parentMsgKey: String(msg.id), senderUserJid: String(author ?? from), reactionText: text, timestamp: sentMs, t,
        orphan: 0, read: false, ack: 1,
      }, { allowNotify: true });
    };
    /** Our own from this device, which nobody needs to be told of. */
    exports.keepOurs = async (msg, reactionText) => {
      const { phone } = use('SandboxAccount');
      const id = new (use('WAWebMsgKey').default)({ fromMe: true, remote: msg.id.remote, id: await use('WAWebMsgKey').default.newId() });
      await use('SandboxStorage').reactions.put({
        msgKey: String(id), parentMsgKey: String(msg.id), senderUserJid: String(phone), reactionText,
        timestamp: use('WATimeUtils').unixTime() * 1000,
      });
      msg.set({ hasReaction: reactionText !== '' });
    };
    exports.vote = async (msg, { id, from, author, t, sentMs, answers }) => {
      const chosen = (msg.pollOptions ?? []).filter(({ name }) => answers.includes(name));
      await use('WAWebDBPollsUpsertVotes').upsertVotesDb([{
        msgKey: id, parentMsgKey: msg.id, sender: author ?? from, senderTimestampMs: sentMs,
        selectedOptionLocalIds: chosen.map(({ localId }) => localId), t, read: false, ack: 1,
      }]);
    };
  });
})();
