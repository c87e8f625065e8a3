package io.github.siakoberpa.inbound;

import io.github.siakoberpa.media.MediaException;
import io.github.siakoberpa.outbound.OutboundException;
import java.util.Set;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Why a row is not queued.
 *
 * @param code stable, for programs; the same as in the API
 * @param message for a person; does not repeat what the row says
 * @param field the field that is wrong; null = none in particular
 */
public record RowProblem(String code, String message, @Nullable String field)
    implements RowReading {
  /** There is no room for a file at this moment, which says nothing of the row. */
  private static final Set<String> PASSING =
      Set.of(MediaException.Code.DISK_FULL.name(), MediaException.Code.MEDIA_BUSY.name());

  /**
   * The file that the row names is not to be had.
   *
   * @param failure with the reason in it, or behind it
   * @throws IllegalArgumentException when that is not about a file
   */
  public static RowProblem ofFile(Throwable failure) {
    MediaException file = ObjectHelper.getException(MediaException.class, failure);
    if (file != null) {
      return ofFile(file.code().name(), file.getMessage());
    }
    OutboundException address = ObjectHelper.getException(OutboundException.class, failure);
    if (address != null) {
      return ofFile(address.code().name(), address.getMessage());
    }
    throw new IllegalArgumentException("The failure is not about a file", failure);
  }

  private static RowProblem ofFile(String code, @Nullable String message) {
    return new RowProblem(code, String.valueOf(message), "media");
  }

  /** Whether it goes by itself, so that the row is to be tried again. */
  public boolean isPassing() {
    return PASSING.contains(code);
  }
}
