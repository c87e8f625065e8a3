/* Groups: who is in them is asked of the server once, and told by it when it changes. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  define('WAWebParticipantCollection', (exports) => {
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    const Collection = use('WAWebCollection').default;
    const { isMeAccount } = use('WAWebUserPrefsMeUser');
    class Participant extends BaseModel {}
    defineModel(Participant, 'participant', ['id', 'isAdmin', 'isSuperAdmin']);
    exports.ParticipantCollection = class ParticipantCollection extends Collection {
      static model = Participant;

      iAmMember() {
        return this.some(({ id }) => isMeAccount(id));
      }

      iAmAdmin() {
        return this.some(({ id, isAdmin }) => isAdmin && isMeAccount(id));
      }

      iAmSuperAdmin() {
        return this.some(({ id, isSuperAdmin }) => isSuperAdmin && isMeAccount(id));
      }

      iAmRestrictedMember() {
        return false;
      }
    };
  });

  define('WAWebGroupMetadataCollection', (exports) => {
    const Wid = use('WAWebWid').default;
    const { BaseModel, defineModel } = use('WAWebBaseModel');
    const Collection = use('WAWebCollection').default;
    const { ParticipantCollection } = use('WAWebParticipantCollection');

    class GroupMetadata extends BaseModel {}
    defineModel(GroupMetadata, 'groupMetadata', ['id', 'subject', 'owner', 'desc', 'creation', 'participants']);

    class GroupMetadataCollection extends Collection {
      static model = GroupMetadata;

      _handleParentGroupChange() {}

      async find(id) {
        return this.get(id) ?? this.learn(await use('SandboxTransport').post('group', { id: String(id) }));
      }

      /** Takes what the server says of a group for the truth. */
      learn({ id, subject, participants }) {
        const members = new ParticipantCollection();
        members.add(participants.map(({ id: member, admin }) => (
          { id: new Wid(member), isAdmin: admin, isSuperAdmin: admin })));
        const [group] = this.add({ id: new Wid(id) });
        group.set({ subject, participants: members });
        return group;
      }
    }
    exports.default = new GroupMetadataCollection();
  });

  define('WAWebGroupQueryJob', (exports) => {
    const Wid = use('WAWebWid').default;
    exports.queryAllGroups = async () => {
      const { groups } = await use('SandboxTransport').post('groups', {});
      return groups.map(({ id, subject }) => ({ id: new Wid(id), subject }));
    };
    exports.queryAndUpdateGroupMetadataById = async ({ id }) => use('WAWebGroupMetadataCollection').default.find(id);
  });

  define('SandboxGroups', () => {
    const Wid = use('WAWebWid').default;
    use('SandboxTransport').on('group', async (frame) => {
      use('WAWebGroupMetadataCollection').default.learn(frame);
      const { chat } = await use('SandboxChats').findOrCreate(new Wid(frame.id));
      chat.name = frame.subject;
      await use('SandboxChats').save(chat);
    });
  });
})();
