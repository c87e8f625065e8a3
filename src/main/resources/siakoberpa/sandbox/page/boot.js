/* Starts the page: stored device and chats first, then the modules that listen, then the connection. */
(async () => {
  'use strict';
  const { use } = window.sandbox;

  await use('SandboxStorage').open();
  await use('SandboxAccount').restore();
  await use('SandboxLids').restore();
  await use('SandboxChats').restore();
  for (const listener of ['SandboxSession', 'SandboxLinking', 'SandboxSending', 'SandboxReceiving', 'SandboxIncoming', 'SandboxHistory', 'SandboxGroups']) {
    use(listener);
  }
  use('SandboxView').start();
  use('WAWebStreamModel').recompute();
  window.Debug = { VERSION: use('WAWebBuildConstants').VERSION_STR };
  use('SandboxTransport').connect();
})();
