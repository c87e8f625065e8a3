/* Who this page is: the keys of the device, the account it is linked to, and the preferences that clients read. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('SandboxAccount', (exports) => {
    const Wid = use('WAWebWid').default;
    const { encodeB64 } = use('WABase64');
    const keys = {};

    const randomKey = () => crypto.getRandomValues(new Uint8Array(32)).buffer;

    Object.assign(exports, {
      session: new URLSearchParams(location.search).get('session') || 'default',
      /** Tells one load of the page from another; the server answers a send only to the load that sent it. */
      load: crypto.randomUUID(),
      keys,
      device: null,
      registered: false,
      phone: null,
      lid: null,
      pushname: null,
      lidMigrated: false,
    });

    function adopt(link) {
      Object.assign(exports, {
        registered: true,
        phone: new Wid(link.phone),
        lid: new Wid(link.lid),
        pushname: link.pushname,
        lidMigrated: link.lidMigrated,
      });
      use('WAWebConnModel').Conn.set({
        wid: exports.phone, pushname: link.pushname, connected: true, ref: undefined, platform: 'android',
      });
    }

    /** Reads the stored device, or makes a new one with keys of its own. */
    exports.restore = async () => {
      const table = use('SandboxStorage').device;
      let identity = await table.get('identity');
      if (!identity) {
        identity = {
          key: 'identity',
          device: crypto.randomUUID(),
          noise: randomKey(),
          signal: randomKey(),
          adv: encodeB64(randomKey()),
        };
        await table.put(identity);
      }
      Object.assign(keys, { noise: identity.noise, signal: identity.signal, adv: identity.adv });
      exports.device = identity.device;
      const link = await table.get('link');
      if (link) {
        adopt(link);
      }
    };

    exports.link = async (link) => {
      await use('SandboxStorage').device.put({ key: 'link', ...link });
      adopt(link);
    };

    exports.setLidMigrated = async (lidMigrated) => {
      exports.lidMigrated = lidMigrated;
      await use('SandboxStorage').device.change('link', (link) => ({ ...link, lidMigrated }));
    };

    exports.forget = async () => {
      Object.assign(exports, { registered: false, phone: null, lid: null });
      await use('SandboxStorage').wipe();
    };
  });

  const account = () => use('SandboxAccount');

  define('WAWebUserPrefsMeUser', (exports) => {
    const Wid = use('WAWebWid').default;
    const ownDevice = (wid) => wid && new Wid(`${wid.user}:7@${wid.server}`);
    const isMe = (wid) => !!wid && [account().phone, account().lid].some((mine) => mine?.equals(wid));

    function orThrow(wid, name) {
      if (!wid) {
        throw new Error(`${name} not set`);
      }
      return wid;
    }

    Object.assign(exports, {
      getMaybeMePnUser: () => account().phone ?? undefined,
      getMaybeMeLidUser: () => account().lid ?? undefined,
      getMeUserOrThrow: () => orThrow(account().phone, 'me'),
      getMeLidUserOrThrow: () => orThrow(account().lid, 'me lid'),
      getMaybeMeDevicePn: () => ownDevice(account().phone),
      getMaybeMeDeviceLid: () => ownDevice(account().lid),
      getMaybeMeDisplayName: () => account().pushname,
      isMeAccount: isMe,
      isMePrimary: isMe,
    });
  });
  define('WAWebUserPrefsMultiDevice', (exports) => {
    const EventEmitter = use('WAWebEventEmitter').default;
    exports.isRegistered = () => account().registered;
    exports.getADVSecretKey = () => account().keys.adv;
    exports.getPairingTimestamp = () => null;
    exports.advSecretEventEmitter = new EventEmitter();
  });
  define('WAWebUserPrefsIsLoggedIn', (exports) => {
    exports.isLoggedIn = () => account().registered;
  });
  define('WAWebUserPrefsInfoStore', (exports) => {
    exports.waNoiseInfo = {
      get: async () => ({ staticKeyPair: { pubKey: account().keys.noise, privKey: account().keys.noise } }),
    };
  });
  define('WAWebSignalStoreApi', (exports) => {
    exports.waSignalStore = {
      getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: account().keys.signal } }),
    };
  });
  define('WAWebAdvSignatureApi', (exports) => {
    exports.getADVSecretKey = async () => account().keys.adv;
    exports.setADVSignedIdentity = () => {};
  });
  define('WAWebUserPrefsGeneral', (exports) => {
    exports.getPushname = () => account().pushname;
    exports.setPushname = () => {};
    exports.setBrowserId = () => {};
    exports.getUserPrivacySettings = () => ({});
  });
  define('WAWebLid1X1MigrationGating', (exports) => {
    exports.Lid1X1MigrationUtils = {
      isLidMigrated: () => account().lidMigrated,
      isSyncdSessionMigrated: () => account().lidMigrated,
      shouldApplyNonMigratedMessagingRules: () => !account().lidMigrated,
    };
  });
})();
