/*
 * Files. As in the real page the message is stored first, without a path; then its file is uploaded; then the message leaves, and
 * names the upload. So a row at ack 0 without a path never left. The server keeps the hash of what was uploaded.
 */
(() => {
  'use strict';
  const { define, use } = window.sandbox;

  class OpaqueData {
    #blob;
    #type;

    constructor(blob, type) {
      this.#blob = blob;
      this.#type = type;
    }

    static async createFromData(blob, type) {
      const known = type || blob.type;
      return new OpaqueData(blob.type === known ? blob : blob.slice(0, blob.size, known), known);
    }

    type() { return this.#type; }
    size() { return this.#blob.size; }
    forceToBlob() { return this.#blob; }
    throwIfReleased() {}
    release() {}
  }

  function kind(mimetype, options) {
    const family = mimetype.split('/')[0];
    if (options.asDocument || !['image', 'video', 'audio'].includes(family)) {
      return 'document';
    }
    if (options.asSticker) {
      return 'sticker';
    }
    return family === 'audio' && options.isPtt ? 'ptt' : family;
  }

  class MediaPrep {
    constructor(data, options) {
      this.mediaData = {
        type: kind(data.type(), options), mimetype: data.type(), size: data.size(), mediaBlob: data, isGif: options.asGif || undefined,
      };
    }

    async waitForPrep() {
      return this.mediaData;
    }

    async sendToChat({ chat, options }) {
      const { MsgCollection } = use('WAWebMsgCollection');
      const { Msg } = use('WAWebMsgModel');
      const [msg] = MsgCollection.add(new Msg({
        ...options.productMsgOptions,
        type: this.mediaData.type,
        caption: options.caption,
        mimetype: this.mediaData.mimetype,
        size: this.mediaData.size,
        isGif: this.mediaData.isGif,
        isViewOnce: options.isViewOnce,
        mediaData: this.mediaData,
      }));
      await use('WAWebSendMsgChatAction').addMsgToChat(chat, msg);
      if (!(await this.#upload(msg))) {
        return { messageSendResult: use('WAWebSendMsgResultAction').SendMsgResult.ERROR_UPLOAD };
      }
      return use('WAWebSendMsgRecordAction').sendMsgRecord(msg);
    }

    async #upload(msg) {
      const change = async (values) => {
        await use('WAWebDBUpdateMessageTable').updateMessageTable(msg.id, values);
        msg.set(values);
      };
      try {
        const { sha256, path } = await use('SandboxTransport').post('media', this.mediaData.mediaBlob.forceToBlob());
        await change({ filehash: use('SandboxWire').base64OfHex(sha256), directPath: path });
        return true;
      } catch {
        await change({ isSendFailure: true });
        return false;
      }
    }
  }

  const prepRawMedia = (data, options) => new MediaPrep(data, options ?? {});

  define('WAWebMediaOpaqueData', (exports) => {
    exports.default = OpaqueData;
  });
  define('WAWebMedia', (exports) => {
    exports.MediaPrep = MediaPrep;
    exports.prepRawMedia = prepRawMedia;
    exports.uploadProductImage = async () => {};
  });
  define('WAWebPrepRawMedia', (exports) => {
    exports.prepRawMedia = prepRawMedia;
  });
  define('WAWebMediaPrep', (exports) => {
    exports.MediaPrep = MediaPrep;
  });
  define('WAWebMediaGatingUtils', (exports) => {
    exports.getUploadLimit = () => 2 * 1024 * 1024 * 1024;
  });
})();
