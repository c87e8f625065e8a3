package io.github.siakoberpa.http;

import io.github.siakoberpa.whatsappweb.session.NumberCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers learn of numbers: whether they are on WhatsApp. Stateless. */
public final class ContactAnswers {

  /** A number that nobody has to ask WhatsApp about, or that it was not asked about any more. */
  public Map<String, @Nullable Object> unchecked(CheckedNumber number) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("number", number.number());
    entry.put("registered", null);
    entry.put("chatId", number.chatId());
    entry.put("code", number.code() == null ? "NUMBER_CHECK_FAILED" : number.code());
    entry.put(
        "message",
        number.message() == null ? "WhatsApp did not answer; ask again later." : number.message());
    return entry;
  }

  /** A number of which WhatsApp said nothing. */
  public Map<String, @Nullable Object> unanswered(ContactCheck check, CheckedNumber number) {
    check.fellSilent();
    return unchecked(number);
  }

  /** What WhatsApp said of a number. */
  public Map<String, @Nullable Object> checked(CheckedNumber number, NumberCheck check) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("number", number.number());
    if (check instanceof NumberCheck.Registered registered) {
      entry.put("registered", true);
      entry.put("chatId", registered.chatId());
      entry.put("lid", registered.lid());
    } else {
      entry.put("registered", false);
      entry.put("chatId", null);
    }
    return entry;
  }

  /** All numbers, in the order in which they were asked for. */
  public Map<String, @Nullable Object> all(List<Map<String, @Nullable Object>> entries) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("success", true);
    answer.put("numbers", entries);
    return answer;
  }
}
