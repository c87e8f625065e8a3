/*
 * The page's databases under their real names: `model-storage` (messages, chats, phone-to-LID mapping) and
 * `signal-storage` (keys of this device and its link). All in IndexedDB, so a login survives a restart of the browser.
 *
 * Writes are group-committed: those that arrive while a transaction runs share the next one. Under load this
 * saves most of the cost; alone, a write starts at once.
 */
(() => {
  'use strict';
  const { define } = window.sandbox;
  const VERSION = 2;

  function open(name, stores) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, VERSION);
      request.onupgradeneeded = () => {
        const { result: database, transaction } = request;
        for (const [store, { key, indexes = [] }] of Object.entries(stores)) {
          const made = database.objectStoreNames.contains(store)
            ? transaction.objectStore(store)
            : database.createObjectStore(store, { keyPath: key });
          for (const index of indexes.filter((each) => !made.indexNames.contains(String(each)))) {
            made.createIndex(String(index), index);
          }
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  class Table {
    #database;
    #name;
    #waiting = [];
    #writing = false;

    constructor(database, name) {
      this.#database = database;
      this.#name = name;
    }

    /** Strict: rejects with a ConstraintError if the key exists, and leaves the row as it was. */
    add(row) {
      return this.#write((store) => store.add(row));
    }

    put(row) {
      return this.#write((store) => store.put(row));
    }

    remove(key) {
      return this.#write((store) => store.delete(key));
    }

    clear() {
      return this.#write((store) => store.clear());
    }

    /** Replaces a row by `change(row)` in one transaction; a row that is absent, or a change of null, is left alone. */
    change(key, change) {
      return this.#write((store) => {
        const request = store.get(key);
        request.onsuccess = () => {
          const changed = request.result && change(request.result);
          if (changed) {
            store.put(changed);
          }
        };
        return request;
      });
    }

    get(key) {
      return this.getMany([key]).then(([row]) => row);
    }

    /** The rows of these keys in their order, undefined for each that is absent. */
    getMany(keys) {
      return this.#read((store) => keys.map((key) => store.get(key))).then(
        (requests) => requests.map((request) => request.result));
    }

    /** Those whose indexed field has this value. */
    of(field, value) {
      return this.#read((store) => store.index(field).getAll(value)).then((request) => request.result);
    }

    /** So many rows of a message's chat before or after it, oldest first. */
    async around({ chat, rowId }, direction, count) {
      const range = direction === 'after'
        ? IDBKeyRange.bound([chat, rowId], [chat, Infinity], true)
        : IDBKeyRange.bound([chat, 0], [chat, rowId], false, true);
      const rows = [];
      await this.#read((store) => {
        const request = store.index('chat,rowId').openCursor(range, direction === 'after' ? 'next' : 'prev');
        request.onsuccess = () => {
          if (request.result && rows.length < count) {
            rows.push(request.result.value);
            request.result.continue();
          }
        };
      });
      return direction === 'after' ? rows : rows.reverse();
    }

    all() {
      return this.#read((store) => store.getAll()).then((request) => request.result);
    }

    #read(ask) {
      return new Promise((resolve, reject) => {
        const transaction = this.#database.transaction(this.#name, 'readonly');
        const asked = ask(transaction.objectStore(this.#name));
        transaction.oncomplete = () => resolve(asked);
        transaction.onerror = () => reject(transaction.error);
      });
    }

    #write(ask) {
      return new Promise((resolve, reject) => {
        this.#waiting.push({ ask, resolve, reject });
        if (!this.#writing) {
          this.#writing = true;
          queueMicrotask(() => this.#commit());
        }
      });
    }

    #commit() {
      const group = this.#waiting.splice(0);
      this.#writing = group.length > 0;
      if (!this.#writing) {
        return;
      }
      const transaction = this.#database.transaction(this.#name, 'readwrite');
      const store = transaction.objectStore(this.#name);
      for (const write of group) {
        const request = write.ask(store);
        request.onerror = (event) => {
          // One refused row must not undo those that share its transaction.
          event.preventDefault();
          event.stopPropagation();
          write.reject(request.error);
        };
      }
      transaction.oncomplete = () => {
        group.forEach((write) => write.resolve());
        this.#commit();
      };
      transaction.onabort = () => {
        group.forEach((write) => write.reject(transaction.error));
        this.#commit();
      };
    }
  }

  define('SandboxStorage', (exports) => {
    exports.open = async () => {
      const model = await open('model-storage', {
        message: { key: 'id', indexes: [['chat', 'rowId']] },
        chat: { key: 'id' },
        'lid-pn-mapping': { key: 'pn' },
        reactions: { key: ['parentMsgKey', 'senderUserJid'], indexes: ['parentMsgKey'] },
        'poll-votes': { key: ['parentMsgKey', 'sender'], indexes: ['parentMsgKey'] },
      });
      const signal = await open('signal-storage', { 'signal-meta-store': { key: 'key' } });
      exports.messages = new Table(model, 'message');
      exports.chats = new Table(model, 'chat');
      exports.lids = new Table(model, 'lid-pn-mapping');
      exports.reactions = new Table(model, 'reactions');
      exports.votes = new Table(model, 'poll-votes');
      exports.device = new Table(signal, 'signal-meta-store');
    };
    exports.wipe = async () => {
      const { messages, chats, lids, reactions, votes, device } = exports;
      const tables = [messages, chats, lids, reactions, votes, device];
      await Promise.all(tables.map((table) => table.clear()));
      localStorage.clear();
    };
  });
})();
