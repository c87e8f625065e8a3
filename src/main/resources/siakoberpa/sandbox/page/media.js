/* Files: uploaded first, then named in the message, as with the real service. The server keeps their hash. */
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
        type: kind(data.type(), options), mimetype: data.type(), size: data.size(), mediaBlob: data,
      };
    }

    async waitForPrep() {
      return this.mediaData;
    }

    async sendToChat({ chat, options }) {
      const { SendMsgResult } = use('WAWebSendMsgResultAction');
      let upload;
      try {
        upload = await use('SandboxTransport').post('media', this.mediaData.mediaBlob.forceToBlob());
      } catch {
        return { messageSendResult: SendMsgResult.ERROR_UPLOAD };
      }
      const [, sent] = use('WAWebSendMsgChatAction').addAndSendMsgToChat(chat, {
        ...options.productMsgOptions,
        type: this.mediaData.type,
        caption: options.caption,
        mimetype: this.mediaData.mimetype,
        size: this.mediaData.size,
        filehash: upload.sha256,
        directPath: upload.path,
      });
      return sent;
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
