/* The connection as clients see it: Conn, Socket, Stream, NetworkStatus, Cmd, and how one follows from the other. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('WAWebConnModel', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    class Conn extends BaseModel {}
    defineModel(Conn, 'conn', ['id', 'ref', 'refTTL', 'wid', 'connected', 'platform', 'pushname', 'smbTos']);
    exports.Conn = new Conn({ id: '1', platform: 'android' });
  });

  define('WAWebNetworkStatus', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    class NetworkStatus extends BaseModel {
      checkOnline() {}
    }
    defineModel(NetworkStatus, 'networkStatus', ['online']);
    exports.default = new NetworkStatus({ online: true });
  });

  define('WAWebBackendEventBus', (exports) => {
    const EventEmitter = use('WAWebEventEmitter').default;
    exports.BackendEvent = {
      LOGOUT: 'logout',
      SET_SOCKET_STATE: 'set_socket_state',
      STORAGE_INITIALIZATION_ERROR: 'storage_initialization_error',
    };
    exports.BackendEventBus = new EventEmitter();
  });

  define('WAWebCmd', (exports) => {
    const EventEmitter = use('WAWebEventEmitter').default;
    class CmdImpl extends EventEmitter {
      isMainLoaded = false;

      sendRevokeMsgs(chat, messages) {
        return use('SandboxDeletions').forEveryone(chat, messages);
      }

      sendDeleteMsgs(chat, messages) {
        return use('SandboxDeletions').forUs(chat, messages);
      }

      refreshQR() {
        use('SandboxLinking').refresh();
      }
    }
    exports.CmdImpl = CmdImpl;
    exports.Cmd = new CmdImpl();
  });

  define('WAWebSocketModel', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    class Socket extends BaseModel {
      logout(reason = 'user_initiated') {
        return use('SandboxSession').logout(reason);
      }

      reconnect() {
        use('SandboxTransport').connect();
      }

      // So says the real one, always: a conflict is ended by reloading the page.
      takeover() {
        throw new Error('Takeover called without conflict!');
      }

      poke() {}
    }
    defineModel(Socket, 'socket', ['state', 'stream', 'hasSynced', 'socket']);
    exports.Socket = new Socket({ state: 'UNLAUNCHED', stream: 'DISCONNECTED' });
  });

  define('WAWebStreamModel', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    const { Socket } = use('WAWebSocketModel');
    const network = use('WAWebNetworkStatus').default;
    const account = use('SandboxAccount');
    const { BackendEvent, BackendEventBus } = use('WAWebBackendEventBus');

    class Stream extends BaseModel {
      markAvailable() {
        this.available = true;
      }

      markUnavailable() {
        this.available = false;
      }
    }
    defineModel(Stream, 'stream', ['mode', 'info', 'needsUpdate', 'available', 'displayInfo']);

    function mode() {
      if (!account.registered) {
        return 'QR';
      }
      if (Socket.state === 'CONFLICT') {
        return 'CONFLICT';
      }
      // Once synced the mode stays MAIN while offline: a client that takes MAIN for "connected" is wrong.
      return Socket.state !== 'UNLAUNCHED' && Socket.hasSynced ? 'MAIN' : 'SYNCING';
    }

    function info() {
      switch (Socket.state) {
        case 'OPENING':
          return network.online ? 'OPENING' : 'OFFLINE';
        case 'PAIRING':
          return Socket.hasSynced ? 'RESUMING' : 'PAIRING';
        case 'CONNECTED':
          return Socket.hasSynced ? 'NORMAL' : 'SYNCING';
        default:
          return 'NORMAL';
      }
    }

    exports.Stream = new Stream({ mode: 'SYNCING', info: 'NORMAL' });
    exports.StreamMode = {
      QR: 'QR', MAIN: 'MAIN', SYNCING: 'SYNCING', OFFLINE: 'OFFLINE', CONFLICT: 'CONFLICT',
      PROXYBLOCK: 'PROXYBLOCK', TOS_BLOCK: 'TOS_BLOCK', SMB_TOS_BLOCK: 'SMB_TOS_BLOCK',
    };
    exports.StreamInfo = {
      OFFLINE: 'OFFLINE', OPENING: 'OPENING', PAIRING: 'PAIRING', SYNCING: 'SYNCING', RESUMING: 'RESUMING',
      CONNECTING: 'CONNECTING', NORMAL: 'NORMAL',
    };
    exports.recompute = () => exports.Stream.set({ mode: mode(), info: info() });
    Socket.on('change:state change:stream change:hasSynced', exports.recompute);
    network.on('change:online', exports.recompute);
    Socket.on('change:state', () => {
      BackendEventBus.socketState = Socket.state;
      BackendEventBus.trigger(BackendEvent.SET_SOCKET_STATE, Socket.state);
    });
  });

  define('WAWebOfflineHandler', (exports) => {
    exports.OfflineMessageHandler = { getOfflineDeliveryProgress: () => use('SandboxHistory').percent };
  });
})();
