// The messages that are posted: to many numbers that libphonenumber takes for real ones, and no two alike.

export const CHATS = 10_000;
export const SEND_PATH = '/api/whatsapp/send-message';

/** Blocks of a million German mobile numbers each, so that they do not meet in one chat; Fill.java has three of its own. */
const BLOCKS = { accept: '4915112', warm: '4915116' };

/** The i-th number of a block. */
export const number = (block, i) => BLOCKS[block] + String(i).padStart(6, '0');

/** The digits with which all numbers of a block begin. */
export const prefix = (block) => BLOCKS[block];

/** Fields that the application and the older API both understand. */
export const message = (phone, text, more = {}) => JSON.stringify({ phone, message: text, ...more });

/** The request of the batch call, in this one place. */
export const batch = {
  path: '/api/v1/sessions/default/messages/batch',
  body: (entries) => JSON.stringify({ mode: 'all', messages: entries.map(([to, text]) => ({ to, text })) }),
  /** How many messages the answer says were queued. */
  accepted: (answer) => JSON.parse(answer).accepted,
};
