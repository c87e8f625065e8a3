package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.Identifiers;
import io.github.siakoberpa.queue.InvalidRecipient;
import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.RecipientResult;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which messages somebody wants listed; null = any. Times are epoch milliseconds.
 *
 * @param state a word of {@code /api/v1}
 * @param since accepted then or later
 * @param until accepted before then
 * @param limit how many on a page, at most
 * @param before only those whose id in the database is smaller: where the page before ended
 */
public record MessageFilter(
    @Nullable String session,
    @Nullable String state,
    @Nullable String chatId,
    @Nullable String clientRef,
    @Nullable String createdBy,
    @Nullable Long since,
    @Nullable Long until,
    int limit,
    @Nullable Long before) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  /** A message gets its id, is stamped and is written in moments that differ by less than this. */
  private static final long SLACK_MS = Duration.ofMinutes(10).toMillis();

  /** No job id of the time is smaller. */
  public String firstJobId() {
    return since == null ? "" : Identifiers.firstJobIdAt(Math.max(0, since - SLACK_MS));
  }

  /** No job id of the time is greater. */
  public String lastJobId() {
    return until == null ? "g" : Identifiers.firstJobIdAt(until + SLACK_MS);
  }

  static MessageFilter of(IncomingRequest request, RecipientParser recipients) {
    return new MessageFilter(
        request.query("session").map(SessionName::checked).orElse(null),
        request.query("state").map(MessageFilter::state).orElse(null),
        request.query("to").map(to -> chatOf("to", to, recipients)).orElse(null),
        request.query("clientRef").orElse(null),
        request.query("createdBy").orElse(null),
        request.query("since").map(text -> timeOf("since", text)).orElse(null),
        request.query("until").map(text -> timeOf("until", text)).orElse(null),
        request.query("limit").map(MessageFilter::limitOf).orElse(DEFAULT_LIMIT),
        request.query("cursor").map(Cursor::read).orElse(null));
  }

  private static String state(String word) {
    if (!StateWords.ALL.contains(word)) {
      throw wrong("state", "STATE_INVALID", "There is no such state.");
    }
    return word;
  }

  static String chatOf(String field, String written, RecipientParser recipients) {
    RecipientResult result = recipients.parse(written);
    if (result instanceof InvalidRecipient invalid) {
      throw wrong(field, invalid.code(), invalid.message());
    }
    return ((Recipient) result).chatId();
  }

  static Long timeOf(String name, String text) {
    try {
      // A plus sign that was not escaped arrives as a space.
      return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(
          name,
          Fields.codeOf(name) + "_INVALID",
          "It must be a time with its zone, such as 2026-12-24T18:00:00Z.");
    }
  }

  static Integer limitOf(String text) {
    int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw wrong("limit", "LIMIT_INVALID", "It must be from 1 to %d.".formatted(MAX_LIMIT));
    }
    return limit;
  }

  private static InvalidRequestException wrong(String field, String code, String message) {
    return InvalidRequestException.of(new Problem(code, message, field));
  }
}
