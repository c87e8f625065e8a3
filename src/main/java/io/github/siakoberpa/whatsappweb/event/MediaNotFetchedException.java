package io.github.siakoberpa.whatsappweb.event;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file of a message that came in was not fetched; the code says why. */
public final class MediaNotFetchedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /** With the stable code. */
  public MediaNotFetchedException(String code, @Nullable Throwable cause) {
    super("The file of a message cannot be fetched: " + code, cause);
    this.code = code;
  }

  /**
   * The stable code, that of the operation MEDIA: {@code media_too_large}, {@code
   * message_not_found}, {@code session_not_ready} and so on.
   */
  public String getCode() {
    return code;
  }
}
