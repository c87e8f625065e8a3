package io.github.siakoberpa.media;

/** A file was not taken in. The message says why, for a person, and repeats nothing of the file. */
public final class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /** Why. */
  public enum Code {
    /** It has more bytes than are taken. */
    MEDIA_TOO_LARGE,
    /** Files of its type are not taken. */
    MEDIA_TYPE_REFUSED,
    /** It has no bytes. */
    MEDIA_EMPTY,
    /** It is not base64. */
    MEDIA_INVALID,
    /** There is no such file, or not for this caller. */
    MEDIA_NOT_FOUND,
    /** A message that has not left needs it. */
    MEDIA_IN_USE,
    /** Too many files are being fetched. */
    MEDIA_BUSY,
    /** There is hardly room left. */
    DISK_FULL
  }

  /** With a text for a person. */
  public MediaException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** Stable. */
  public Code code() {
    return code;
  }
}
