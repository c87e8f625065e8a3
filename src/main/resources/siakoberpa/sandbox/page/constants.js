/* Constants and small pure functions under their real module names. */
(() => {
  'use strict';
  const { define } = window.sandbox;
  const VERSION = '2.3000.1044822804';

  const named = (...names) => Object.fromEntries(names.map((name) => [name, name]));

  define('WAWebSocketConstants', (exports) => {
    exports.SOCKET_STATE = named(
      'UNLAUNCHED', 'OPENING', 'PAIRING', 'UNPAIRED', 'UNPAIRED_IDLE', 'CONNECTED', 'CONFLICT', 'PROXYBLOCK',
      'TOS_BLOCK', 'SMB_TOS_BLOCK');
    exports.SOCKET_STREAM = named('DISCONNECTED', 'SYNCING', 'RESUMING', 'CONNECTED');
  });
  define('WAWebAck', (exports) => {
    exports.ACK = { FAILED: -1, CLOCK: 0, SENT: 1, RECEIVED: 2, READ: 3, PLAYED: 4 };
    exports.ACK_STRING = { SENDER: 'sender', DELIVERY: 'delivery', READ: 'read', PLAYED: 'played' };
    exports.EDIT_ATTR = {};
  });
  define('WAWebSendMsgResultAction', (exports) => {
    exports.SendMsgResult = named(
      'OK', 'ERROR_NETWORK', 'ERROR_EXPIRED', 'ERROR_CANCELLED', 'ERROR_UPLOAD', 'ERROR_UNKNOWN',
      'ERROR_RATE_LIMIT');
  });
  define('WAWebMsgType', (exports) => {
    exports.MSG_TYPE = {
      CHAT: 'chat', IMAGE: 'image', VIDEO: 'video', AUDIO: 'audio', PTT: 'ptt', STICKER: 'sticker',
      DOCUMENT: 'document', LOCATION: 'location', VCARD: 'vcard', MULTI_VCARD: 'multi_vcard', POLL_CREATION: 'poll_creation',
      CIPHERTEXT: 'ciphertext', REVOKED: 'revoked', PROTOCOL: 'protocol',
    };
    exports.SYSTEM_MESSAGE_TYPES = [];
  });
  define('WAWebLogoutReasonConstants', (exports) => {
    exports.LogoutReason = {
      UserInitiated: 'user_initiated',
      AccountLocked: 'account_locked',
      UnknownCompanion: 'unknown_companion',
      ClientVersionOutdated: 'client_version_outdated',
      StorageQuotaExceeded: 'storage_quota_exceeded',
      PrimaryIdentityKeyChange: 'primary_identity_key_change',
    };
    exports.LOGOUT_REASON_CODE = {
      CLIENT_FATAL: '0', SYNC_FAIL: '1', INITIAL_HISTORY_SYNC_TIMEOUT: '2', ACCOUNT_LOCKED: '3',
    };
  });
  define('WAWebLogoutReason', (exports) => {
    exports.getErrorCodeFromLogoutReason = (reason) => (reason === 'account_locked' ? '3' : '0');
    exports.getPrevLogoutReasonCode = () => null;
    exports.setPrevLogoutReasonCode = () => {};
  });
  define('WAWebUpdaterVersion', (exports) => {
    exports.SANITIZED_VERSION_STR = VERSION;
  });
  define('WAWebBuildConstants', (exports) => {
    const [primary, secondary, tertiary] = VERSION.split('.');
    Object.assign(exports, {
      VERSION_STR: VERSION,
      VERSION_BASE: VERSION,
      VERSION_PRIMARY: primary,
      VERSION_SECONDARY: secondary,
      VERSION_TERTIARY: tertiary,
      DYN_ORIGIN: '/',
    });
  });
  define('WAWebEnvironment', (exports) => {
    exports.default = { isWeb: true, isWindows: false, isGuest: false };
  });
  define('WAWebIsOfficialClient', (exports) => {
    exports.isOfficialClient = true;
    exports.getIsOfficialClient = () => true;
    exports.isUnofficialStanzaId = (id) => id.startsWith('BA');
  });
  define('WATimeUtils', (exports) => {
    exports.unixTime = () => Math.floor(Date.now() / 1000);
    exports.unixTimeMs = () => Date.now();
  });
  define('WABase64', (exports) => {
    exports.encodeB64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
    exports.decodeB64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;
  });
  define('WAMd5', (exports) => {
    exports.md5 = (text) => text;
    exports.md5ArrayBufferHex = () => '';
  });
  define('WALinkify', (exports) => {
    exports.findLink = () => null;
    exports.findLinks = () => [];
  });
  define('WAWebMiscBrowserUtils', (exports) => {
    exports.default = {
      info: () => ({ os: 'Linux', name: 'Chrome', version: '1', ua: '' }),
      hardRefresh() {},
      id: () => 'sandbox',
    };
  });
  define('WAWebCompanionRegClientUtils', (exports) => {
    exports.DEVICE_PLATFORM = '1';
  });
})();
