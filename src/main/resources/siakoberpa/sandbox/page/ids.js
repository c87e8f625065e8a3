/* Ids of people and groups (Wid) and of messages (MsgKey), oddities included. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const USER_SERVERS = ['c.us', 'lid', 'bot'];

  class Wid {
    constructor(text) {
      const parts = /^([^@:]+)(?::(\d+))?@(.+)$/.exec(text);
      if (!parts) {
        throw new Error('wid error: invalid wid');
      }
      this.server = parts[3] === 's.whatsapp.net' ? 'c.us' : parts[3];
      this.user = parts[1];
      if (Number(parts[2])) {
        this.device = Number(parts[2]);
      }
      this._serialized = `${this.user}${this.device ? `:${this.device}` : ''}@${this.server}`;
    }

    toString() { return this._serialized; }
    toJSON() { return this._serialized; }
    toLogString() { return this._serialized; }
    toJid() { return this._serialized.replace('@c.us', '@s.whatsapp.net'); }
    equals(other) { return other instanceof Wid && other._serialized === this._serialized; }
    isUser() { return USER_SERVERS.includes(this.server); }
    isRegularUser() { return this.isUser(); }
    isLid() { return this.server === 'lid'; }
    isGroup() { return this.server === 'g.us'; }
    isBroadcast() { return this.server === 'broadcast'; }
    isNewsletter() { return this.server === 'newsletter'; }
    isStatus() { return this._serialized === 'status@broadcast'; }
    isStatusV3() { return this.isStatus(); }
    isPSA() { return this._serialized === '0@c.us'; }
    isBot() { return false; }
    isHosted() { return false; }
    isServer() { return false; }
    isIAS() { return false; }

    static isXWid(server, wid) { return String(wid).split('@')[1] === server; }
    static isGroup(wid) { return Wid.isXWid('g.us', wid); }
    static isLid(wid) { return Wid.isXWid('lid', wid); }
    static isBroadcast(wid) { return Wid.isXWid('broadcast', wid); }
    static isNewsletter(wid) { return Wid.isXWid('newsletter', wid); }
    static isStatus(wid) { return String(wid) === 'status@broadcast'; }
    static isUser(wid) { return wid instanceof Wid && wid.isUser(); }
    static isWid(wid) { return wid instanceof Wid || /@/.test(wid); }
    static equals(one, other) { return one === other || (one instanceof Wid && one.equals(other)); }
  }

  const isWidlike = (value) =>
    value instanceof Wid || (!!value && typeof value === 'object' && '_serialized' in value && 'server' in value);

  function createWidFromWidLike(value) {
    return value instanceof Wid ? value : new Wid(typeof value === 'string' ? value : value._serialized);
  }

  define('WAWebWid', (exports) => {
    exports.default = Wid;
  });
  define('WAWebWidFactory', (exports) => {
    Object.assign(exports, {
      createWid: (text) => new Wid(String(text)),
      isWidlike,
      createWidFromWidLike,
      createUserWidOrThrow: (user, server) => new Wid(user.includes('@') ? user : `${user}@${server ?? 'c.us'}`),
      createUserLidOrThrow: (user) => new Wid(`${user}@lid`),
      asUserWidOrThrow: (wid) => new Wid(`${wid.user}@${wid.server}`),
      asUserLidOrThrow: (wid) => wid,
      asChatWid: (wid) => wid,
    });
  });

  class MsgKey {
    constructor(parts) {
      if (!parts) {
        // Clients find this class by the next words in its source.
        throw new Error('MsgKey error: obj is null/undefined');
      }
      if (parts.from && parts.to) {
        this.fromMe = use('WAWebUserPrefsMeUser').isMeAccount(parts.from);
        this.remote = this.fromMe ? parts.to : parts.from;
      } else if (parts.fromMe !== undefined && parts.remote) {
        this.fromMe = parts.fromMe;
        this.remote = parts.remote;
      } else {
        throw new Error("MsgKey error: don't have a matching constructor");
      }
      this.id = parts.id;
      const text = [this.fromMe, this.remote, this.id];
      // As in the real one a participant of null counts: such a key ends with an underscore. It happens for each
      // receipt in a chat of two, so a client must not compare keys as text.
      if (parts.participant !== undefined) {
        this.participant = parts.participant;
        text.push(parts.participant);
      }
      this._serialized = text.join('_');
    }

    toString() { return this._serialized; }
    equals(other) { return other instanceof MsgKey && other._serialized === this._serialized; }
    clone() { return new MsgKey(this); }

    static fromString(text) {
      return MsgKey.from(text);
    }

    static from(value) {
      if (value instanceof MsgKey) {
        return value;
      }
      if (typeof value !== 'string') {
        return new MsgKey({
          fromMe: value.fromMe,
          remote: createWidFromWidLike(value.remote),
          id: value.id,
          participant: value.participant && createWidFromWidLike(value.participant),
        });
      }
      const [fromMe, remote, id, participant] = value.split('_');
      if (!id) {
        throw new Error(`MsgKey error: cannot read ${value}`);
      }
      return new MsgKey({
        fromMe: fromMe === 'true',
        remote: new Wid(remote),
        id,
        participant: participant ? new Wid(participant) : undefined,
      });
    }

    static async newId() {
      const bytes = crypto.getRandomValues(new Uint8Array(9));
      return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase()}`;
    }
  }

  define('WAWebMsgKey', (exports) => {
    exports.default = MsgKey;
  });
})();
