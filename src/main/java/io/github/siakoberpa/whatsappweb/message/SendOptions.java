package io.github.siakoberpa.whatsappweb.message;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a message is sent, whatever it says.
 *
 * @param typing how long the chat shows that somebody types before it leaves, at most two minutes
 * @param quoted the raw id of the message of the same chat that it answers, or null
 * @param mentions the people who are mentioned, {@code <digits>@c.us} or {@code @lid}; the text
 *     names each as {@code @<digits>}
 * @param linkPreview whether the first link of a text comes with a preview, for which WhatsApp
 *     fetches the page behind it
 */
public record SendOptions(
    Duration typing, @Nullable String quoted, List<String> mentions, boolean linkPreview) {
  /** At once, and as it is. */
  public static final SendOptions PLAIN = new SendOptions(Duration.ZERO, null, List.of(), false);

  private static final Pattern PERSON = Pattern.compile("\\d{5,20}@(c\\.us|lid)");

  /** Refuses what makes no sense, by name. */
  public SendOptions {
    mentions = List.copyOf(mentions);
    if (typing.isNegative() || typing.compareTo(Typing.LONGEST) > 0) {
      throw new IllegalArgumentException("Typing must be shown for 0 to 120000 milliseconds");
    }
    if (quoted != null) {
      Targets.check(quoted);
    }
    for (String person : mentions) {
      if (!PERSON.matcher(person).matches()) {
        throw new IllegalArgumentException("Mentioned are <digits>@c.us or <digits>@lid");
      }
    }
  }

  /** The same, after so much typing. */
  public SendOptions typing(Duration time) {
    return new SendOptions(time, quoted, mentions, linkPreview);
  }

  /** Without the people, who must not reach a log by way of a record. */
  @Override
  public String toString() {
    return "SendOptions[]";
  }
}
