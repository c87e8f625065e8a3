/*
 * What the account has had before this device was linked. It comes in parts after the scan; until the last of them is stored
 * the page is synchronising. None of it is new, so clients find it and do not hear of it.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('SandboxHistory', (exports) => {
    const { Cmd } = use('WAWebCmd');
    let entered = Promise.resolve();
    let line = Promise.resolve();
    let taken = Promise.resolve();
    let finish = () => {};
    exports.percent = 100;

    function progress(percent) {
      exports.percent = percent;
      Cmd.trigger('offline_progress_update_from_bridge');
    }

    /** The server has so many parts; they are taken when the page knows who it is. */
    exports.expect = (parts, known) => {
      entered = known;
      if (parts) {
        taken = new Promise((resolve) => {
          finish = resolve;
        });
        progress(0);
      } else {
        // All of it was confirmed, or the server has forgotten it.
        exports.percent = 100;
        finish();
      }
    };
    exports.taken = () => taken;

    async function take({ part, parts, messages }) {
      await entered;
      try {
        await use('SandboxIncoming').take(messages, false);
      } finally {
        progress(Math.floor((100 * part) / parts));
        if (part === parts) {
          finish();
        }
      }
    }

    use('SandboxTransport').on('history', (frame) => {
      const work = line.then(() => take(frame));
      line = work.catch(() => {});
      return work;
    });
  });
})();
