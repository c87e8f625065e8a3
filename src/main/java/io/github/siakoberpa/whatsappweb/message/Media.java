package io.github.siakoberpa.whatsappweb.message;

import org.jspecify.annotations.Nullable;

/** A message with a file in it. */
public sealed interface Media extends OutgoingMessage
    permits Image, Video, Audio, VoiceNote, Document, Sticker {
  /** The file. */
  MediaFile file();

  /** The text under it, or null. */
  default @Nullable String caption() {
    return null;
  }

  /**
   * The kind that people would expect of a file: a picture, a film or a sound as such, anything
   * else as a document.
   */
  static Media of(MediaFile file, @Nullable String caption) {
    String type = file.mimeType();
    if (type.startsWith("image/")) {
      return new Image(file, caption, false);
    }
    if (type.startsWith("video/")) {
      return new Video(file, caption, false);
    }
    return type.startsWith("audio/") ? new Audio(file) : new Document(file, caption);
  }
}
