/* Linking a device: QR refs that rotate until they go idle, and codes typed into the phone. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('SandboxLinking', (exports) => {
    const transport = use('SandboxTransport');
    const account = use('SandboxAccount');
    const { Conn } = use('WAWebConnModel');
    const { Socket } = use('WAWebSocketModel');

    /** What the QR on show says: the ref and the public keys of this device. */
    exports.qrText = () => {
      const { encodeB64 } = use('WABase64');
      const { DEVICE_PLATFORM } = use('WAWebCompanionRegClientUtils');
      const { noise, signal, adv } = account.keys;
      return [Conn.ref, encodeB64(noise), encodeB64(signal), adv, DEVICE_PLATFORM].join(',');
    };
    exports.refresh = () => transport.post('refresh-qr', {}).catch(() => {});

    transport.on('ref', ({ ref, ttl }) => {
      Conn.set({ ref, refTTL: ttl });
      Socket.state = 'UNPAIRED';
    });
    transport.on('idle', () => {
      Socket.state = 'UNPAIRED_IDLE';
    });
    // What the real page asks of some accounts after the scan; no headless browser has an answer.
    transport.on('passkey', () =>
      navigator.credentials.get({ publicKey: { challenge: crypto.getRandomValues(new Uint8Array(32)) } }).catch(() => {}));
    transport.on('paired', async (frame) => {
      Socket.state = 'PAIRING';
      const linked = account.link({
        phone: frame.phone, lid: frame.lid, pushname: frame.pushname, lidMigrated: frame.lidMigrated,
      });
      use('SandboxHistory').expect(frame.history, linked);
      await linked;
      await use('SandboxSession').enter();
    });
  });

  define('WAWebAltDeviceLinkingApi', (exports) => {
    const digits = (phone) => String(phone).replace(/\D/g, '');
    Object.assign(exports, {
      initializeAltDeviceLinking: async () => {},
      initializeQRLinking: async () => {},
      setPairingType: () => {},
      startAltLinkingFlow: async (phone) =>
        (await use('SandboxTransport').post('link-code', { phone: digits(phone) })).code,
    });
  });
  define('WAWebLinkDeviceAction', (exports) => {
    exports.genLinkDeviceCodeForPhoneNumber = (phone, push) =>
      use('WAWebAltDeviceLinkingApi').startAltLinkingFlow(phone, push);
  });
  define('WAWebLinkDeviceEvents', (exports) => {
    const EventEmitter = use('WAWebEventEmitter').default;
    exports.WAWebLinkDeviceEvents = new EventEmitter();
  });
  define('WAWebLaunchSocketUtils', (exports) => {
    exports.refreshQR = () => use('SandboxLinking').refresh();
  });
})();
