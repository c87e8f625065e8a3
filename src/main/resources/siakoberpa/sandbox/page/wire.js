/* What a message says, in the words of the wire and in those of the page's models. */
(() => {
  'use strict';
  const { define, use } = window.sandbox;
  // As in the real page the body of a picture is its preview, so who takes it for a text is wrong.
  const PREVIEW = 'R0lGODlhAQABAAAAACw=';
  const WITH_PREVIEW = ['image', 'video'];

  const base64OfHex = (hex) => btoa(hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))));

  define('SandboxWire', (exports) => {
    const Wid = use('WAWebWid').default;

    exports.write = (msg) => ({
      id: msg.id.id,
      chat: String(msg.id.remote),
      type: msg.type,
      body: msg.directPath ? undefined : msg.body,
      caption: msg.caption,
      filename: msg.filename,
      mimetype: msg.mimetype,
      media: msg.directPath,
      seconds: msg.duration,
      quotedId: msg.quotedStanzaID,
      mentions: msg.mentionedJidList?.map(String),
      latitude: msg.lat,
      longitude: msg.lng,
      place: msg.loc,
      name: msg.vcardFormattedName,
      question: msg.pollName,
      answers: msg.pollOptions?.map(({ name }) => name),
      selectable: msg.pollSelectableOptionsCount,
      viewOnce: msg.isViewOnce,
      gif: msg.isGif,
    });

    /** The other way round. */
    exports.read = (content) => ({
      type: content.type,
      body: content.body ?? (WITH_PREVIEW.includes(content.type) ? PREVIEW : undefined),
      caption: content.caption,
      filename: content.filename,
      mimetype: content.mimetype,
      size: content.bytes,
      filehash: content.sha256 && base64OfHex(content.sha256),
      directPath: content.media,
      duration: content.seconds,
      quotedStanzaID: content.quotedId,
      mentionedJidList: content.mentions?.map((id) => new Wid(id)),
      lat: content.latitude,
      lng: content.longitude,
      loc: content.place,
      vcardFormattedName: content.name,
      pollName: content.question,
      pollOptions: content.answers?.map((name, localId) => ({ name, localId })),
      pollSelectableOptionsCount: content.selectable,
      isViewOnce: content.viewOnce,
      isGif: content.gif,
    });
    exports.base64OfHex = base64OfHex;
  });
})();
