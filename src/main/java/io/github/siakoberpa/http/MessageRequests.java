package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.media.Received;
import io.github.siakoberpa.queue.NewMessage;
import io.github.siakoberpa.queue.RecipientParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What requests for messages of {@code /api/v1} say. Each method throws {@link
 * InvalidRequestException} when a request makes no sense. Thread-safe.
 */
public final class MessageRequests {
  private static final int MAX_LINES = 10_000;

  private final RecipientParser recipients;
  private final Clock clock;

  /** Numbers are read by the parser. */
  public MessageRequests(RecipientParser recipients, Clock clock) {
    this.recipients = recipients;
    this.clock = clock;
  }

  /** Where the file is that the message comes with; null = it comes without. */
  public @Nullable MediaSource mediaSource(Exchange exchange) {
    byte[] body = IncomingRequest.of(exchange).body();
    return mentionsMedia(body) ? source(new Fields(Json.object(body)), null) : null;
  }

  /** Most bodies do not, and need not be parsed twice. */
  private static boolean mentionsMedia(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1).contains("\"media\"");
  }

  static @Nullable MediaSource source(Fields fields, @Nullable Received uploaded) {
    MediaField media = MediaField.of(fields);
    fields.check();
    return media == null ? null : media.source(uploaded);
  }

  /** One message. Needs variables caller and session, and media if it comes with a file. */
  public NewMessage one(Exchange exchange) {
    IncomingRequest request = IncomingRequest.of(exchange);
    String key = request.header("Idempotency-Key").orElse(null);
    KeptMedia file = exchange.getVariable("media", KeptMedia.class);
    return new MessageLine(recipients, clock.instant(), field -> file)
        .alone(Json.object(request.body()), session(exchange), key, createdBy(exchange));
  }

  /** The files that the lines of a batch name by their ids, as a list in JSON; null = none. */
  public @Nullable String mediaIds(Exchange exchange) {
    byte[] body = IncomingRequest.of(exchange).body();
    if (!mentionsMedia(body)) {
      return null;
    }
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode line : Json.object(body).path("messages")) {
      String id = line.path(MediaField.NAME).path("id").asText("");
      if (MediaStore.isHash(id)) {
        ids.add(id);
      }
    }
    return ids.isEmpty() ? null : Json.text(ids);
  }

  /**
   * Many messages. Needs variables caller and session.
   *
   * @param files those that they name, by their ids; null = none
   */
  public MessageBatch batch(Exchange exchange, @Nullable Map<String, KeptMedia> files) {
    Map<String, KeptMedia> kept = files == null ? Map.of() : files;
    ObjectNode body = Json.object(IncomingRequest.of(exchange).body());
    Fields fields = new Fields(body);
    fields.onlyKnown(Set.of("mode", "messages"));
    String mode = fields.text("mode", false);
    if (mode != null && !mode.equals("all") && !mode.equals("good")) {
      fields.wrong("mode", "MODE_INVALID", "It must be all or good.");
    }
    JsonNode lines = body.path("messages");
    if (!lines.isArray() || lines.isEmpty() || lines.size() > MAX_LINES) {
      fields.wrong(
          "messages",
          "MESSAGES_INVALID",
          "It must be a list of 1 to %d messages.".formatted(MAX_LINES));
    }
    fields.check();
    MessageBatch batch = new MessageBatch(!"good".equals(mode));
    MessageLine reader =
        new MessageLine(
            recipients, clock.instant(), field -> field.id() == null ? null : kept.get(field.id()));
    for (JsonNode line : lines) {
      read(batch, reader, line, exchange);
    }
    if (batch.together()) {
      BatchRefusals.check(batch.refused());
    }
    return batch;
  }

  /** Which messages are to be listed. */
  public MessageFilter filter(Exchange exchange) {
    return MessageFilter.of(IncomingRequest.of(exchange), recipients);
  }

  /**
   * What the page of the filter looks at.
   *
   * @param ends the row of {@code message-window.sql}
   */
  public MessageWindow window(MessageFilter filter, Map<String, @Nullable Object> ends) {
    return MessageWindow.of(filter, ends);
  }

  private static void read(
      MessageBatch batch, MessageLine reader, JsonNode line, Exchange exchange) {
    if (line instanceof ObjectNode object) {
      try {
        batch.add(reader.inBatch(object, session(exchange), createdBy(exchange)));
      } catch (InvalidRequestException e) {
        batch.refuse(e.answer());
      }
    } else {
      batch.refuse(ErrorAnswer.of(400, "MESSAGE_INVALID", "A message must be a JSON object."));
    }
  }

  private static String session(Exchange exchange) {
    return exchange.getVariable("session", String.class);
  }

  private static String createdBy(Exchange exchange) {
    return exchange.getVariable("caller", Caller.class).name();
  }
}
