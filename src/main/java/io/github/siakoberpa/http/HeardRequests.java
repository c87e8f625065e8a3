package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.RecipientParser;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What requests about messages say that came in. Thread-safe. */
public final class HeardRequests {
  private final RecipientParser recipients;

  /** Chats are read as recipients are. */
  public HeardRequests(RecipientParser recipients) {
    this.recipients = recipients;
  }

  /** Which messages are wanted. */
  public HeardFilter filter(Exchange exchange) {
    return HeardFilter.of(exchange, recipients);
  }

  /**
   * Between which ids the page looks. The messages of a chat and those with some words have an
   * index of their own, all others are looked through a stretch at a time.
   *
   * @param ends the row of {@code incoming-window.sql}
   */
  public MessageWindow window(HeardFilter filter, Map<String, @Nullable Object> ends) {
    boolean indexed = filter.chatId() != null || filter.words() != null;
    return MessageWindow.of(
        filter.before(),
        filter.since() != null,
        filter.until() != null,
        indexed ? Long.MAX_VALUE : MessageWindow.WIDTH,
        ends);
  }

  /** The message in the path. */
  public String messageId(Exchange exchange) {
    return IncomingRequest.of(exchange).path("messageId");
  }
}
