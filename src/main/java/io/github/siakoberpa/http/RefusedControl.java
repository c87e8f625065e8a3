package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.Control;
import io.github.siakoberpa.queue.ControlRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller learns when a message cannot be cancelled or tried again. Stateless. */
final class RefusedControl {
  private RefusedControl() {}

  /** Throws what is in the way of trying the message again, if anything; null = no such message. */
  static void checkRetry(@Nullable Map<String, Object> row) {
    check(ControlRules.retryOf(found(row)));
  }

  /** Throws what is in the way of cancelling, if anything; else DONE or ASKED. */
  static Control checkCancel(@Nullable Map<String, Object> row) {
    Control control = ControlRules.cancelOf(found(row));
    check(control);
    return control;
  }

  /** The row, if there is one. */
  static <V extends @Nullable Object> Map<String, V> found(@Nullable Map<String, V> row) {
    if (row == null) {
      throw new InvalidRequestException(
          ErrorAnswer.of(404, new Problem("JOB_NOT_FOUND", "There is no such job.", "jobId")));
    }
    return row;
  }

  private static void check(Control control) {
    switch (control) {
      case DONE, ASKED -> {}
      case TOO_LATE ->
          throw refused(409, "TOO_LATE", "It is on its way and may have left already.");
      case ENDED -> throw refused(409, "ALREADY_ENDED", "It has ended already.");
      case NOT_ENDED ->
          throw refused(
              409, "NOT_FAILED", "Only a message that failed or was cancelled can be tried again.");
      case OPTED_OUT ->
          throw refused(422, "OPTED_OUT", "The recipient does not want to hear from us.");
    }
  }

  private static InvalidRequestException refused(int status, String code, String message) {
    return new InvalidRequestException(ErrorAnswer.of(status, code, message));
  }
}
