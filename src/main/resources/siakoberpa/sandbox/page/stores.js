/* Stores that clients subscribe to at their start, empty here, and the list of all collections. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  function store(id, name, proxyName, extend = () => {}) {
    define(id, (exports) => {
      const { BaseModel, defineModel } = use('WAWebBaseModel');
      const Collection = use('WAWebCollection').default;
      class Model extends BaseModel {}
      defineModel(Model, proxyName, ['id']);
      class Store extends Collection {
        static model = Model;
      }
      extend(Store.prototype);
      exports[name] = new Store();
    });
  }

  store('WAWebPresenceCollection', 'PresenceCollection', 'presence');
  store('WAWebStatusCollection', 'StatusCollection', 'statusV3', (prototype) => {
    prototype.getMyStatus = () => {
      const { ChatMsgsCollection } = use('WAWebChatMsgsCollection');
      return { msgs: new ChatMsgsCollection() };
    };
  });
  store('WAWebTextStatusCollection', 'TextStatusCollection', 'status');
  store('WAWebBlocklistCollection', 'BlocklistCollection', 'blocklist');
  store('WAWebMsgInfoCollection', 'MsgInfoCollection', 'msgInfo');
  store('WAWebOrderCollection', 'OrderCollection', 'order');
  store('WAWebCallCollection', 'default', 'call', (prototype) => {
    prototype.processIncomingCall = () => {};
  });
  store('WAWebNewsletterCollection', 'default', 'newsletter');

  define('WAWebCollections', (exports) => {
    exports.default = {
      Msg: use('WAWebMsgCollection').MsgCollection,
      Chat: use('WAWebChatCollection').ChatCollection,
      Contact: use('WAWebContactCollection').ContactCollection,
      Presence: use('WAWebPresenceCollection').PresenceCollection,
      GroupMetadata: use('WAWebGroupMetadataCollection').default,
      WAWebNewsletterCollection: use('WAWebNewsletterCollection').default,
    };
  });
})();
