package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.RecipientParser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Which messages that came in somebody wants listed; null = any. Times are epoch milliseconds.
 *
 * @param own 1 = our own account wrote it, 0 = somebody else did
 * @param words as the index of words understands them: all must be in it
 * @param since came in then or later
 * @param until came in before then
 * @param limit how many on a page, at most
 * @param before only those whose id in the database is smaller: where the page before ended
 */
public record HeardFilter(
    @Nullable String session,
    @Nullable String chatId,
    @Nullable String kind,
    @Nullable Integer own,
    @Nullable String words,
    @Nullable Long since,
    @Nullable Long until,
    int limit,
    @Nullable Long before) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_SEARCH = 200;

  /** The beginning of the time. */
  public long from() {
    return since == null ? 0 : since;
  }

  /** Its end, which does not belong to it. */
  public long to() {
    return until == null ? Long.MAX_VALUE : until;
  }

  static HeardFilter of(Exchange exchange, RecipientParser recipients) {
    IncomingRequest request = IncomingRequest.of(exchange);
    return new HeardFilter(
        request.query("session").map(name -> SessionName.reached(exchange, name)).orElse(null),
        request
            .query("chat")
            .map(chat -> MessageFilter.chatOf("chat", chat, recipients))
            .orElse(null),
        request.query("type").orElse(null),
        request.query("own").map(own -> own.equals("true") ? 1 : 0).orElse(null),
        request.query("search").map(HeardFilter::words).orElse(null),
        request.query("since").map(text -> MessageFilter.timeOf("since", text)).orElse(null),
        request.query("until").map(text -> MessageFilter.timeOf("until", text)).orElse(null),
        request.query("limit").map(MessageFilter::limitOf).orElse(DEFAULT_LIMIT),
        request.query("cursor").map(Cursor::read).orElse(null));
  }

  /** Each word in quotes, so that none is an operator, and as the beginning of a word. */
  private static String words(String text) {
    List<String> words =
        text.length() > MAX_SEARCH
            ? List.of()
            : Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    if (words.isEmpty()) {
      throw InvalidRequestException.of(
          new Problem(
              "SEARCH_INVALID",
              "It must be one or more words, not longer than %d characters.".formatted(MAX_SEARCH),
              "search"));
    }
    return words.stream().map(word -> "\"" + word + "\"*").collect(Collectors.joining(" "));
  }
}
