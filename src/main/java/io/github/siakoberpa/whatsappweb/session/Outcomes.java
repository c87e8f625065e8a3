package io.github.siakoberpa.whatsappweb.session;

import io.github.siakoberpa.whatsappweb.session.SendOutcome.NotSent;
import io.github.siakoberpa.whatsappweb.session.SendOutcome.Sent;
import io.github.siakoberpa.whatsappweb.session.SendOutcome.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the ends of calls into results. Pure; where the page's answer makes no sense, it is doubt.
 */
final class Outcomes {
  /** The answer of a page that cannot have a file. */
  static final Map<String, Object> UNREADABLE =
      Map.of("outcome", "notSent", "code", "media_unreadable", "retryable", true);

  private Outcomes() {}

  static SendOutcome ofSend(CallEnd end) {
    if (end instanceof CallEnd.Answered answered) {
      return ofAnswer(answered.answer());
    }
    if (end instanceof CallEnd.NeverStarted neverStarted) {
      return new NotSent(
          neverStarted.code().equals("deadline") ? "session_busy" : "session_not_ready", true);
    }
    String code = ((CallEnd.Lost) end).code();
    return new Unknown(code.equals("deadline") ? "send_timeout" : code);
  }

  private static SendOutcome ofAnswer(Map<?, ?> answer) {
    String code = String.valueOf(answer.get("code"));
    return switch (String.valueOf(answer.get("outcome"))) {
      case "sent" -> new Sent(ack(answer));
      case "notSent" -> new NotSent(code, Boolean.TRUE.equals(answer.get("retryable")));
      case "unknown" -> new Unknown(code);
      default -> new Unknown("answer_unreadable");
    };
  }

  /** Throws where nothing could be found out: a look-up that failed must not read as "absent". */
  static LookUpResult ofLookUp(String session, CallEnd end) {
    if (!(end instanceof CallEnd.Answered answered)) {
      throw new SessionException(session, "look_up_unanswered");
    }
    return switch (String.valueOf(answered.answer().get("lookUp"))) {
      case "absent" -> new LookUpResult.Absent();
      case "pending" -> new LookUpResult.Pending();
      case "found" -> new LookUpResult.Found(ack(answered.answer()));
      default -> throw new SessionException(session, "look_up_failed");
    };
  }

  /** Throws where the store was not read: silence must not read as "nothing came back". */
  static List<Receipt> ofAcks(String session, CallEnd end) {
    if (!(answer(end).get("acks") instanceof List<?> acks)) {
      throw new SessionException(session, "acks_unanswered");
    }
    return acks.stream()
        .map(
            ack ->
                ack instanceof Map<?, ?> told
                    ? Receipt.of(session, told)
                    : Optional.<Receipt>empty())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Throws where the question was not answered: an error must not read as "not on WhatsApp". */
  static NumberCheck ofNumberCheck(String session, String chatId, CallEnd end) {
    Map<?, ?> answer = answer(end);
    if (!(answer.get("registered") instanceof Boolean registered)) {
      throw new SessionException(session, "number_check_failed");
    }
    String lid = answer.get("lid") instanceof String text ? text : null;
    return registered ? new NumberCheck.Registered(chatId, lid) : new NumberCheck.NotRegistered();
  }

  static String ofPairing(String session, CallEnd end) {
    if (answer(end).get("pairingCode") instanceof String code) {
      return code;
    }
    throw new SessionException(session, "pairing_failed");
  }

  private static Map<?, ?> answer(CallEnd end) {
    return end instanceof CallEnd.Answered answered ? answered.answer() : Map.of();
  }

  private static int ack(Map<?, ?> answer) {
    return answer.get("ack") instanceof Number number ? number.intValue() : 0;
  }
}
