/* One conversation: messages with what was done to them, and what the person at the phone can do with each. */
window.bubbles = (() => {
  'use strict';
  const QUICK = ['👍', '❤️', '😂', '🙏'];
  const ABOUT_ANOTHER = ['reaction', 'edit', 'revoke', 'poll_update'];

  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    Object.assign(node, attributes);
    node.append(...children);
    return node;
  }

  const who = (row) => (row.left ? 'us' : row.author ?? 'them');
  const isAbout = ({ type }) => ABOUT_ANOTHER.includes(type);

  /** Messages in their order, each with the last text, the reactions and the votes that it has by now. */
  function fold(rows) {
    const byId = new Map();
    for (const row of rows.filter((each) => !isAbout(each))) {
      byId.set(row.id, { ...row, reactions: new Map(), votes: new Map() });
    }
    for (const row of rows.filter(isAbout)) {
      const target = byId.get(row.targetId);
      if (!target) {
        byId.set(row.id, { ...row, lost: true, reactions: new Map(), votes: new Map() });
      } else if (row.type === 'reaction') {
        target.reactions.set(who(row), row.body ?? '');
      } else if (row.type === 'edit') {
        Object.assign(target, target.sha256 ? { caption: row.body } : { body: row.body }, { edited: true });
      } else if (row.type === 'revoke') {
        target.deleted = true;
      } else {
        target.votes.set(who(row), row.answers ?? []);
      }
    }
    return [...byId.values()];
  }

  const fileOf = ({ sha256, bytes }) => `/sandbox/files?${new URLSearchParams({ path: `/media/${sha256}-${bytes}` })}`;
  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

  function media(row) {
    const src = fileOf(row);
    switch (row.type) {
      case 'image':
      case 'sticker':
        return element('img', { src, alt: row.filename ?? row.type, className: row.type });
      case 'video':
        return element('video', { src, controls: true });
      case 'audio':
      case 'ptt':
        return element('audio', { src, controls: true });
      default:
        return element('a', { href: src, download: row.filename ?? 'file', className: 'card' },
          `📄 ${row.filename ?? row.mimetype ?? 'file'} · ${size(row.bytes)}`);
    }
  }

  function poll(row, act) {
    const votes = [...row.votes.values()].flat();
    return element('div', { className: 'poll' }, element('b', {}, `📊 ${row.question}`), ...(row.answers ?? []).map((answer) => {
      const count = votes.filter((vote) => vote === answer).length;
      const option = element('button', { type: 'button', className: 'option', title: 'Vote as the other side' },
        element('span', {}, answer), element('span', {}, String(count)));
      option.style.setProperty('--share', `${votes.length ? (100 * count) / votes.length : 0}%`);
      option.addEventListener('click', () => act({ vote: { targetId: row.id, answers: [answer] } }));
      return option;
    }));
  }

  function content(row, act) {
    if (row.deleted) {
      return [element('i', {}, '🚫 This message was deleted')];
    }
    if (row.lost) {
      return [element('i', {}, `${row.type} ${row.body ?? ''} of ${row.targetId}`)];
    }
    const words = row.caption ?? row.body ?? '';
    if (row.sha256) {
      return [media(row), words];
    }
    switch (row.type) {
      case 'location':
        return [element('a', {
          className: 'card', target: '_blank', rel: 'noreferrer',
          href: `https://www.openstreetmap.org/?mlat=${row.latitude}&mlon=${row.longitude}&zoom=15`,
        }, `📍 ${row.place ?? ''} ${row.latitude}, ${row.longitude}`)];
      case 'vcard':
        return [element('span', { className: 'card' },
          `👤 ${/^FN:(.*)$/m.exec(words)?.[1] ?? ''} ${/waid=(\d+)/.exec(words)?.[1] ?? ''}`)];
      case 'poll_creation':
        return [poll(row, act)];
      default:
        return [words || element('i', {}, row.type)];
    }
  }

  /** In few words, for the list of chats. */
  function preview(row) {
    const words = row.caption || row.filename || row.question || row.place || (row.sha256 || row.type === 'vcard' ? '' : row.body);
    const named = { chat: '', edit: '✎ ', revoke: 'deleted a message', reaction: row.body ? 'reacted ' : 'took a reaction back', poll_update: 'voted' };
    return `${named[row.type] ?? `${row.type} `}${words ?? ''}`;
  }

  function tools(row, act, quote) {
    const button = (label, title, run) => {
      const made = element('button', { type: 'button', title }, label);
      made.setAttribute('aria-label', title);
      made.addEventListener('click', run);
      return made;
    };
    const ofThem = !row.left && !row.author;
    const reactions = QUICK.map((emoji) =>
      button(emoji, `React ${emoji}`, () => act({
        reaction: { targetId: row.id, ...(row.reactions.get('them') === emoji ? {} : { emoji }) },
      })));
    const change = () => {
      const body = window.prompt('The new text', row.caption ?? row.body);
      if (body) {
        act({ edit: { targetId: row.id, body } });
      }
    };
    const own = ofThem ? [button('🗑', 'Delete', () => act({ deletion: { targetId: row.id } }))] : [];
    if (ofThem && (row.type === 'chat' || row.sha256)) {
      own.unshift(button('✎', 'Edit', change));
    }
    return element('div', { className: 'tools' }, ...reactions, button('↩', 'Quote', () => quote(row)), ...own);
  }

  function bubble(row, byId, act, quote) {
    const quoted = byId.get(row.quotedId);
    const reactions = [...row.reactions.values()].filter(Boolean);
    const facts = [
      new Date(row.t * 1000).toLocaleTimeString(), row.edited && !row.deleted ? 'edited' : '', row.own ? 'from the phone' : '',
      row.repeats ? `again ×${row.repeats}` : '', row.id,
    ];
    return element('div', { className: `bubble ${row.left ? '' : 'ours'}` },
      ...(row.author ? [element('b', { className: 'author' }, row.pushname ?? `+${row.author.replace(/@.*/, '')}`)] : []),
      ...(row.quotedId ? [element('blockquote', {}, quoted ? preview(quoted) : row.quotedId)] : []),
      ...content(row, act),
      element('small', {}, facts.filter(Boolean).join(' · ')),
      ...(reactions.length ? [element('span', { className: 'reactions' }, reactions.join(' '))] : []),
      ...(row.deleted || row.lost ? [] : [tools(row, act, quote)]));
  }

  return {
    element,
    preview,
    draw: (rows, act, quote) => {
      const folded = fold(rows);
      const byId = new Map(folded.map((row) => [row.id, row]));
      return folded.map((row) => bubble(row, byId, act, quote));
    },
  };
})();
