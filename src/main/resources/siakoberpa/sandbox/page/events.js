/*
 * Event emitters, observable models and collections, as WhatsApp Web's models behave: writing a property fires
 * `change:<name>` (model, value, previous) and then `change`, on the model and on every collection that holds it.
 */
(() => {
  'use strict';
  const { define } = window.sandbox;

  class EventEmitter {
    #handlers = new Map();

    on(events, callback, context) {
      for (const event of events.split(/\s+/)) {
        const list = this.#handlers.get(event) ?? [];
        // A new list each time: a handler may add or remove handlers while an event is being delivered.
        this.#handlers.set(event, [...list, { callback, context }]);
      }
      return this;
    }

    once(events, callback, context) {
      for (const event of events.split(/\s+/)) {
        const onlyOnce = (...args) => {
          this.off(event, onlyOnce);
          callback.apply(context ?? this, args);
        };
        onlyOnce.original = callback;
        this.on(event, onlyOnce, context);
      }
      return this;
    }

    off(events, callback) {
      if (!events) {
        this.#handlers.clear();
        return this;
      }
      for (const event of events.split(/\s+/)) {
        const kept = (this.#handlers.get(event) ?? []).filter(
          (handler) => callback && handler.callback !== callback && handler.callback.original !== callback);
        if (kept.length) {
          this.#handlers.set(event, kept);
        } else {
          this.#handlers.delete(event);
        }
      }
      return this;
    }

    trigger(event, ...args) {
      for (const { callback, context } of this.#handlers.get(event) ?? []) {
        callback.apply(context ?? this, args);
      }
      for (const { callback, context } of this.#handlers.get('all') ?? []) {
        callback.call(context ?? this, event, ...args);
      }
      return this;
    }

    listenTo(other, events, callback) {
      other.on(events, callback, this);
      return this;
    }

    listenToOnce(other, events, callback) {
      other.once(events, callback, this);
      return this;
    }

    stopListening() {
      return this;
    }

    removeListener(event, callback) {
      return this.off(event, callback);
    }

    removeAllListeners() {
      return this.off();
    }
  }

  function accessor(name) {
    return {
      configurable: true,
      enumerable: true,
      // Clients probe prototypes, where there are no values.
      get() {
        return this.values?.[name];
      },
      set(value) {
        this.set({ [name]: value });
      },
    };
  }

  class BaseModel extends EventEmitter {
    constructor(attributes = {}, options = {}) {
      super();
      Object.defineProperty(this, 'values', { value: {} });
      Object.defineProperty(this, 'collections', { value: new Set() });
      Object.defineProperty(this, 'collection', { value: options.collection, writable: true });
      this.isState = true;
      this.set(attributes, { silent: true });
      this.initialize?.();
    }

    set(first, second, third) {
      const [attributes, options] = typeof first === 'string' ? [{ [first]: second }, third] : [first, second];
      const changes = [];
      for (const [name, value] of Object.entries(attributes ?? {})) {
        if (!(name in this)) {
          Object.defineProperty(this, name, accessor(name));
        }
        if (this.values[name] !== value) {
          changes.push([name, value, this.values[name]]);
          this.values[name] = value;
        }
      }
      if (!options?.silent && changes.length) {
        for (const [name, value, previous] of changes) {
          this.#fire(`change:${name}`, this, value, previous);
        }
        this.#fire('change', this);
      }
      return this;
    }

    #fire(...event) {
      this.trigger(...event);
      for (const collection of this.collections) {
        collection.trigger(...event);
      }
    }

    unset(names) {
      for (const name of [names].flat()) {
        this.set({ [name]: undefined });
      }
      return this;
    }

    get(name) {
      return this[name];
    }

    get attributes() {
      return { ...this.values };
    }

    serialize() {
      return { ...this.values };
    }

    toJSON() {
      return this.serialize();
    }

    unsafe() {
      return this;
    }

    safe() {
      return this;
    }
  }

  /** Declares a model: the name clients recognise its prototype by, and its observable properties. */
  function defineModel(Model, proxyName, names) {
    Model.prototype.proxyName = proxyName;
    for (const name of names) {
      Object.defineProperty(Model.prototype, name, accessor(name));
    }
    return Model;
  }

  class Collection extends EventEmitter {
    constructor() {
      super();
      if (!new.target) {
        // Clients find this class by the next words in its source.
        throw new Error('Collection initialized without model');
      }
      Object.defineProperty(this, 'byId', { value: new Map() });
    }

    get length() {
      return this.byId.size;
    }

    get _models() {
      return this.getModelsArray();
    }

    get modelClass() {
      return this.constructor.model;
    }

    getModelsArray() {
      return [...this.byId.values()];
    }

    toArray() {
      return this.getModelsArray();
    }

    map(callback) {
      return this.getModelsArray().map(callback);
    }

    filter(callback) {
      return this.getModelsArray().filter(callback);
    }

    forEach(callback) {
      this.getModelsArray().forEach(callback);
    }

    some(callback) {
      return this.getModelsArray().some(callback);
    }

    findFirst(callback) {
      return this.getModelsArray().find(callback);
    }

    get(id) {
      return id === undefined || id === null ? undefined : this.byId.get(String(id.isState ? id.id : id));
    }

    assertGet(id) {
      const model = this.get(id);
      if (!model) {
        throw new Error(`not in the collection: ${id}`);
      }
      return model;
    }

    /** Keeps the first of each id, and fires `add` once for it. */
    add(values, options) {
      return [values].flat().map((value) => {
        const known = this.get(value.id);
        if (known) {
          if (options?.merge && !value.isState) {
            known.set(value);
          }
          return known;
        }
        const model = value.isState ? value : new this.modelClass(value, { collection: this });
        this.byId.set(String(model.id), model);
        model.collections.add(this);
        this.trigger('add', model, this, options);
        return model;
      });
    }

    gadd(id) {
      return this.get(id) ?? this.add({ id })[0];
    }

    async find(id) {
      return this.gadd(id);
    }

    remove(values) {
      for (const value of [values].flat()) {
        const model = this.get(value);
        if (model) {
          this.byId.delete(String(model.id));
          model.collections.delete(this);
          this.trigger('remove', model, this);
        }
      }
    }

    reset() {
      this.byId.clear();
      this.trigger('reset', this);
    }
  }

  define('WAWebEventEmitter', (exports) => {
    exports.default = EventEmitter;
  });
  define('WAWebBaseModel', (exports) => {
    exports.BaseModel = BaseModel;
    exports.defineModel = defineModel;
  });
  define('WAWebCollection', (exports) => {
    exports.default = Collection;
  });
  define('WAWebBaseCollection', (exports) => {
    exports.BaseCollection = Collection;
  });
})();
