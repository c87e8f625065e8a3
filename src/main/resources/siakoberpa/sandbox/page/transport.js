/*
 * The wire: server-sent events down, POST up. One stream a page; it is opened again, with growing pauses, whenever it
 * breaks. What came down is confirmed in groups, so the server can repeat what a dying page never took.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const PAUSES_MS = [100, 250, 500, 1000, 2000];
  const CONFIRM_EVERY_MS = 500;

  define('SandboxTransport', (exports) => {
    const account = use('SandboxAccount');
    const { Socket } = use('WAWebSocketModel');
    const network = use('WAWebNetworkStatus').default;
    const handlers = {};
    let stream = null;
    let failures = 0;
    let retry = 0;
    let unconfirmed = [];

    exports.address = (operation, more = {}) => {
      const query = new URLSearchParams({
        session: account.session, device: account.device, load: account.load, ...more,
      });
      return `/page/${operation}?${query}`;
    };

    function claim() {
      return account.registered
        ? { phone: String(account.phone), lid: String(account.lid), pushname: account.pushname ?? '' }
        : {};
    }

    async function confirm() {
      const group = unconfirmed;
      unconfirmed = [];
      await Promise.allSettled(group.map(({ done }) => done));
      // A lost confirmation does no harm: the server repeats the frames, and each can be taken twice.
      await exports.post('confirm', { upTo: Math.max(...group.map(({ seq }) => seq)) }).catch(() => {});
    }

    function receive(event) {
      const frame = JSON.parse(event.data);
      const done = Promise.resolve(handlers[frame.type]?.(frame));
      done.catch((error) => console.error(`sandbox: ${frame.type} failed`, error));
      if (frame.seq) {
        if (!unconfirmed.length) {
          setTimeout(confirm, CONFIRM_EVERY_MS);
        }
        unconfirmed.push({ seq: frame.seq, done });
      }
    }

    function broken() {
      exports.close();
      Socket.set({ stream: 'DISCONNECTED', state: 'OPENING' });
      network.online = false;
      retry = setTimeout(exports.connect, PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]);
      failures += 1;
    }

    exports.on = (type, handler) => {
      handlers[type] = handler;
    };
    exports.close = () => {
      clearTimeout(retry);
      stream?.close();
      stream = null;
    };
    exports.connect = () => {
      exports.close();
      Socket.state = 'OPENING';
      stream = new EventSource(exports.address('stream', claim()));
      stream.onopen = () => {
        failures = 0;
        network.online = true;
      };
      stream.onerror = broken;
      stream.onmessage = receive;
    };
    exports.fetchFile = async (path) => {
      const response = await fetch(exports.address('media', { path }));
      if (!response.ok) {
        throw new Error(`the server answered ${response.status}`);
      }
      return response.blob();
    };
    /** Rejects on a network error and on any answer that is not 2xx. */
    exports.post = async (operation, body) => {
      const raw = body instanceof Blob;
      const response = await fetch(exports.address(operation), {
        method: 'POST',
        headers: { 'content-type': raw ? 'application/octet-stream' : 'application/json' },
        body: raw ? body : JSON.stringify(body),
      });
      if (!response.ok) {
        throw new Error(`the server answered ${response.status}`);
      }
      return response.json();
    };
  });
})();
