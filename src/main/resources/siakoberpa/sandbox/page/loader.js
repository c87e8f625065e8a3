/*
 * The module loader, with the globals that third-party clients look for: `__d`, `require`, `importDefault`,
 * `importNamespace`, `ErrorGuard` and `require('__debug').modulesMap`.
 *
 * The page's own code goes through `sandbox.define` and `sandbox.use`, which know every module. Clients come through
 * `require`, where the fault `missingModules` hides some: so the page itself keeps working while a client meets what
 * it would meet after WhatsApp renamed a module.
 */
(() => {
  'use strict';
  const config = JSON.parse(document.getElementById('sandbox-config').textContent);
  const hidden = new Set(config.missingModules);
  const modules = Object.create(null);
  const visible = Object.create(null);
  const debug = { modulesMap: visible };

  function unknown(id) {
    const error = new Error(`Requiring unknown module "${id}"`);
    error.name = 'ModuleError';
    return error;
  }

  function load(id) {
    const module = modules[id];
    if (!module) {
      throw unknown(id);
    }
    if (!module.loaded) {
      // Marked before the factory runs, so that circular modules see each other's exports as far as they are.
      module.loaded = true;
      const { require, importDefault, importNamespace } = window;
      module.exports = {};
      module.factory.call(
        window, window, require, importDefault, importNamespace, require, module, module.exports);
    }
    return module.exports;
  }

  function loadVisible(id) {
    if (id === '__debug') {
      return debug;
    }
    if (!visible[id]) {
      throw unknown(id);
    }
    return load(id);
  }

  function onlyDefault(exports) {
    const names = Object.keys(exports);
    return names.length === 1 && names[0] === 'default';
  }

  window.__d = (id, dependencies, factory, flags) => {
    modules[id] = { id, dependencies, factory, flags, loaded: false, exports: null };
    if (!hidden.has(id)) {
      visible[id] = modules[id];
    }
  };
  // Like the real one, `require` hands out the default export itself where a module has nothing else.
  window.require = (id) => {
    const exports = loadVisible(id);
    return onlyDefault(exports) ? exports.default : exports;
  };
  window.importNamespace = (id) => loadVisible(id);
  window.importDefault = (id) => {
    const exports = loadVisible(id);
    return 'default' in exports ? exports.default : exports;
  };
  window.ErrorGuard = {
    skipGuardGlobal() {},
    applyWithGuard: (callback, context, args) => callback.apply(context, args ?? []),
  };

  window.sandbox = Object.freeze({
    config,
    /** Declares a module; `fill(exports)` runs when it is first used. */
    define(id, fill) {
      window.__d(id, [], (...parts) => fill(parts[6]), 98);
    },
    /** The exports of a module, hidden or not. */
    use: load,
  });
})();
