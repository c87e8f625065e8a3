/* Contacts, the number check, and the mapping between phone numbers and LIDs. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('SandboxLids', (exports) => {
    const Wid = use('WAWebWid').default;
    const lidOfPhone = new Map();
    const phoneOfLid = new Map();

    function remember(phone, lid) {
      lidOfPhone.set(phone, new Wid(lid));
      phoneOfLid.set(lid, new Wid(phone));
    }

    exports.restore = async () => {
      for (const { pn, lid } of await use('SandboxStorage').lids.all()) {
        remember(pn, lid);
      }
    };
    /** Remembers the pair, here and for the next start. */
    exports.learn = (phone, lid) => {
      if (!lidOfPhone.has(phone)) {
        remember(phone, lid);
        return use('SandboxStorage').lids.put({ pn: phone, lid });
      }
      return Promise.resolve();
    };
    exports.lidOf = (wid) => lidOfPhone.get(String(wid));
    exports.phoneOf = (wid) => phoneOfLid.get(String(wid));
    exports.all = () => [...lidOfPhone.values()];
  });

  define('WAWebApiContact', (exports) => {
    const lids = use('SandboxLids');
    exports.lidPnCache = {
      getCurrentLid: lids.lidOf,
      getPhoneNumber: lids.phoneOf,
      getLidEntry: () => undefined,
      getAllLids: lids.all,
    };
    exports.getCurrentLid = lids.lidOf;
    exports.getPhoneNumber = lids.phoneOf;
    exports.getAlternateUserWid = (wid) => (wid.isLid() ? lids.phoneOf(wid) : lids.lidOf(wid));
  });
  define('WAWebContactModel', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    class Contact extends BaseModel {
      // wa-js looks at them on the prototype too, to see whether they are there.
      get displayName() {
        return this.name ?? this.pushname ?? (this.id ? `+${this.id.user}` : undefined);
      }

      get formattedName() {
        return this.displayName;
      }
    }
    exports.default = defineModel(Contact, 'contact', ['id', 'name', 'pushname', 'isBusiness', 'verifiedName']);
  });
  define('WAWebContactCollection', (exports) => {
    const Collection = use('WAWebCollection').default;
    class ContactCollectionImpl extends Collection {
      static model = use('WAWebContactModel').default;
    }
    exports.ContactCollectionImpl = ContactCollectionImpl;
    exports.ContactCollection = new ContactCollectionImpl();
  });
  define('WAWebQueryExistsJob', (exports) => {
    const Wid = use('WAWebWid').default;
    // null = not on WhatsApp; a rejection = the question could not be asked. Only the second may be tried again.
    exports.queryWidExists = async (wid) => {
      const answer = await use('SandboxTransport').post('number-check', { wid: String(wid) });
      if (!answer.registered) {
        return null;
      }
      await use('SandboxLids').learn(answer.phone, answer.lid);
      return { wid: new Wid(answer.wid), biz: false, bizInfo: undefined, disappearingMode: undefined };
    };
    exports.queryPhoneExists = (phone) => exports.queryWidExists(new Wid(`${String(phone).replace(/^\+/, '')}@c.us`));
  });
})();
