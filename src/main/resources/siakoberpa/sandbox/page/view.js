/* What a person sees: the QR to scan, or the chats. Drawn anew at most five times a second. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  const DRAW_EVERY_MS = 200;
  const CHATS_SHOWN = 40;

  function element(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  define('SandboxView', (exports) => {
    const account = use('SandboxAccount');
    const { Conn } = use('WAWebConnModel');
    const { Socket } = use('WAWebSocketModel');
    const { Stream } = use('WAWebStreamModel');
    const network = use('WAWebNetworkStatus').default;
    const { ChatCollection } = use('WAWebChatCollection');
    const app = document.getElementById('app');
    let due = false;

    function qr() {
      const text = use('SandboxLinking').qrText();
      const image = element('img', { src: `/page/qr.svg?${new URLSearchParams({ text })}`, alt: 'QR code' });
      const code = element('div', { 'data-testid': 'link-device-qr-code', 'data-ref': text, class: 'qr' }, image);
      if (Socket.state === 'UNPAIRED_IDLE') {
        code.classList.add('idle');
        const again = element('button', { class: 'again' }, 'Click to reload the QR code');
        again.addEventListener('click', () => use('WAWebCmd').Cmd.refreshQR());
        code.append(again);
      }
      return code;
    }

    function login() {
      const steps = element('ol', {},
        element('li', {}, 'Open the sandbox phone at ', element('a', { href: '/sandbox/', target: '_blank' }, '/sandbox/')),
        element('li', {}, 'Find the session ', element('b', {}, account.session)),
        element('li', {}, 'Press “Scan the QR”'));
      const words = element('div', {}, element('h1', {}, 'Log in to WhatsApp Web'), steps);
      return [element('main', { class: 'login' }, words, Conn.ref ? qr() : element('div', { class: 'qr' }))];
    }

    function preview(chat) {
      const last = chat.msgs.getModelsArray().at(-1);
      if (!last) {
        return '';
      }
      const ticks = last.id.fromMe ? { '-1': '⚠ ', 0: '🕓 ', 1: '✓ ' }[last.ack] ?? '✓✓ ' : '';
      return ticks + (last.caption ?? last.body ?? last.filename ?? last.type);
    }

    function row(chat) {
      const name = chat.name ?? `+${(use('SandboxLids').phoneOf(chat.id) ?? chat.id).user}`;
      const unread = chat.unreadCount > 0 ? [element('span', { class: 'unread' }, String(chat.unreadCount))] : [];
      return element('div', { class: 'chat', role: 'listitem' },
        element('div', { class: 'face' }, name.replace('+', '').slice(0, 1).toUpperCase()),
        element('div', { class: 'words' }, element('b', {}, name), element('p', {}, preview(chat))),
        ...unread);
    }

    function main() {
      const chats = ChatCollection.getModelsArray().sort((one, other) => other.t - one.t).slice(0, CHATS_SHOWN);
      const list = element('div', { 'data-testid': 'chat-list', role: 'list' }, ...chats.map(row));
      const state = Socket.state === 'CONNECTED' && network.online ? 'connected' : Socket.state.toLowerCase();
      return [
        element('div', { id: 'side' },
          element('header', {}, element('b', {}, account.pushname ?? ''), element('span', { class: 'state' }, state)),
          list),
        element('main', { class: 'empty' },
          element('h1', {}, 'WhatsApp Web'),
          element('p', {}, `Session ${account.session}, linked as +${account.phone.user}`)),
      ];
    }

    function syncing() {
      const words = `Loading your chats [${use('SandboxHistory').percent}%]`;
      return [element('p', { class: 'startup', 'data-testid': 'wa-web-loading-screen' }, words)];
    }

    function draw() {
      due = false;
      if (Stream.mode === 'QR') {
        app.className = 'linking';
        app.replaceChildren(...login());
      } else if (Socket.hasSynced && account.phone) {
        app.className = 'linked';
        app.replaceChildren(...main());
      } else if (account.phone && use('SandboxHistory').percent < 100) {
        app.className = '';
        app.replaceChildren(...syncing());
      }
    }

    function drawSoon() {
      if (!due) {
        due = true;
        setTimeout(draw, DRAW_EVERY_MS);
      }
    }

    exports.start = () => {
      Stream.on('change', drawSoon);
      Conn.on('change:ref', drawSoon);
      use('WAWebCmd').Cmd.on('offline_progress_update_from_bridge', drawSoon);
      Socket.on('change', drawSoon);
      ChatCollection.on('add change', drawSoon);
      use('WAWebMsgCollection').MsgCollection.on('change:ack', drawSoon);
    };
  });
})();
