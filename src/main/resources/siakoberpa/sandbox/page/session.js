/* The life of a session in this page: entering, losing the connection, conflict, logout; and faults done to it. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('SandboxSession', (exports) => {
    const transport = use('SandboxTransport');
    const account = use('SandboxAccount');
    const { Socket } = use('WAWebSocketModel');
    const { Cmd } = use('WAWebCmd');

    /** Connected, and linked: from here on the page is usable. */
    exports.enter = async () => {
      Socket.state = 'CONNECTED';
      if (!Cmd.isMainLoaded) {
        Cmd.isMainLoaded = true;
        Cmd.trigger('main_loaded');
      }
      // Clients expect to see the page synchronising before it has synchronised.
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
      await use('SandboxHistory').taken();
      Cmd.trigger('offline_progress_update_from_bridge');
      Socket.set({ stream: 'CONNECTED', hasSynced: true });
    };

    async function leave(reason) {
      transport.close();
      use('WAWebLogoutReason').getErrorCodeFromLogoutReason(reason);
      const { BackendEvent, BackendEventBus } = use('WAWebBackendEventBus');
      BackendEventBus.trigger(BackendEvent.LOGOUT, reason);
      Cmd.trigger('logout');
      await account.forget();
      const query = new URLSearchParams({
        post_logout: '1', logout_reason: reason, session: account.session,
      });
      location.replace(`/?${query}`);
    }

    exports.logout = async (reason) => {
      await transport.post('logout', { reason }).catch(() => {});
      await leave(reason);
    };

    transport.on('welcome', async (frame) => {
      use('SandboxSending').connectedTo(frame.run);
      if (account.registered) {
        const known = account.setLidMigrated(frame.lidMigrated);
        use('SandboxHistory').expect(frame.history, known);
        await known;
        await exports.enter();
      }
    });
    transport.on('account', (frame) => account.setLidMigrated(frame.lidMigrated));
    transport.on('logout', (frame) => leave(frame.reason));
    transport.on('conflict', () => {
      transport.close();
      Socket.set({ stream: 'DISCONNECTED', state: 'CONFLICT' });
    });
    transport.on('hang', () => {
      // A synchronous request blocks this thread until the server lets it go, without burning a processor.
      const request = new XMLHttpRequest();
      request.open('GET', transport.address('hang'), false);
      try {
        request.send();
      } catch {
        // The server has gone, which ends the hang as well.
      }
    });
    transport.on('reload', () => location.reload());
    transport.on('crash', () => {
      // Laying out so deep a tree overflows the stack of the page's process, which kills it. Doubled, because adding
      // one by one would take the time of all floors for each. Chromium 156 dies at half of this, in 0.5 s; at twice
      // of it, it takes 2.7 s to do so.
      const top = document.createElement('div');
      let leaf = top;
      for (let floors = 1; floors < 8_192; floors *= 2) {
        const copy = top.cloneNode(true);
        let bottom = copy;
        while (bottom.firstChild) {
          bottom = bottom.firstChild;
        }
        leaf.append(copy);
        leaf = bottom;
      }
      document.body.append(top);
      top.getBoundingClientRect();
    });
  });
})();
