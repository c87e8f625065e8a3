package io.github.siakoberpa.http;

import io.github.siakoberpa.events.EventKinds;
import io.github.siakoberpa.outbound.AddressGuard;
import io.github.siakoberpa.outbound.OutboundException;
import io.github.siakoberpa.webhook.Replay;
import io.github.siakoberpa.webhook.WebhookChange;
import io.github.siakoberpa.webhook.WebhookFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What requests about webhooks say. Each method throws {@link InvalidRequestException} when a
 * request makes no sense. Thread-safe.
 */
public final class WebhookRequests {
  private static final Set<String> STATES = Set.of("waiting", "sending", "delivered", "failed");
  private static final int MAX_SESSIONS = 100;
  private static final int MAX_EVENTS = 1_000;
  private static final int MAX_HOURS = 24 * 30;
  private static final long USUAL_HOURS = 24;

  private final AddressGuard guard;
  private final Clock clock;

  /** Addresses must please the guard, when they are named as at every delivery. */
  public WebhookRequests(AddressGuard guard, Clock clock) {
    this.guard = guard;
    this.clock = clock;
  }

  /** The page that the query asks for. */
  public ListPage page(Exchange exchange) {
    return ListPage.of(IncomingRequest.of(exchange));
  }

  /** The webhook in the path; 0, which none has, for what is no number. */
  public long id(Exchange exchange) {
    String text = IncomingRequest.of(exchange).path("webhookId");
    return text.matches("[1-9]\\d{0,17}") ? Long.parseLong(text) : 0;
  }

  /** A webhook to be made. Looks its name up, which may block. */
  public WebhookFields newWebhook(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("name", "url", "events", "sessions"));
    WebhookFields webhook = webhook(fields, fields.required("url", "URL_MISSING"));
    fields.check();
    return webhook;
  }

  /** A change of one. Looks its name up, which may block. */
  public WebhookChange change(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("name", "url", "events", "sessions", "paused"));
    WebhookFields webhook = webhook(fields, fields.text("url", false));
    Boolean paused = fields.flag("paused").orElse(null);
    if (fields.all().isEmpty()) {
      fields.nothing("CHANGE_MISSING", "Name what is to change.");
    }
    fields.check();
    return new WebhookChange(
        webhook,
        fields.all().has("name"),
        fields.all().has("events"),
        fields.all().has("sessions"),
        Boolean.TRUE.equals(paused),
        Boolean.FALSE.equals(paused));
  }

  /** Which deliveries are asked for; null = all. */
  public @Nullable String deliveryState(Exchange exchange) {
    String state = IncomingRequest.of(exchange).query("state").orElse(null);
    if (state != null && !STATES.contains(state)) {
      throw InvalidRequestException.of(
          new Problem("STATE_INVALID", "There is no such state.", "state"));
    }
    return state;
  }

  /** What is to be sent again. */
  public Replay replay(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("events", "since", "until"));
    boolean byId = fields.all().hasNonNull("events");
    List<String> ids = byId ? fields.texts("events", MAX_EVENTS) : List.of();
    Long since = time(fields, "since");
    Long until = time(fields, "until");
    if (byId == fields.all().hasNonNull("since")) {
      fields.nothing("REPLAY_INVALID", "Name either the ids of events, or since when.");
    }
    fields.check();
    return new Replay(
        byId ? Json.text(ids) : null,
        since == null ? 0 : since,
        until == null ? Long.MAX_VALUE : until);
  }

  /** Until when the secret before the new one signs too. */
  public long overlapUntil(Exchange exchange) {
    Fields fields = new Fields(RequestBody.optionalJson(IncomingRequest.of(exchange)));
    fields.onlyKnown(Set.of("overlapHours"));
    Integer hours = fields.integer("overlapHours", 0, MAX_HOURS);
    fields.check();
    return clock.millis() + Duration.ofHours(hours == null ? USUAL_HOURS : hours).toMillis();
  }

  private WebhookFields webhook(Fields fields, @Nullable String url) {
    List<String> kinds = list(fields, "events", EventKinds.ALL.size());
    if (kinds != null && !EventKinds.ALL.containsAll(kinds)) {
      fields.wrong("events", "EVENTS_INVALID", "There is no such type of events.");
    }
    List<String> sessions = list(fields, "sessions", MAX_SESSIONS);
    if (sessions != null && !sessions.stream().allMatch(SessionName::isValid)) {
      fields.wrong("sessions", SessionName.INVALID, SessionName.RULE);
    }
    String name = fields.text("name", false);
    if (url != null && !fields.hasProblem("url")) {
      checkAddress(fields, url);
    }
    return new WebhookFields(
        name,
        url == null ? null : url.strip(),
        kinds == null ? null : Json.text(kinds),
        sessions == null ? null : Json.text(sessions));
  }

  private void checkAddress(Fields fields, String url) {
    try {
      guard.checked(new URI(url.strip()));
    } catch (OutboundException e) {
      fields.wrong("url", e.code().name(), String.valueOf(e.getMessage()));
    } catch (URISyntaxException e) {
      fields.wrong("url", "URL_INVALID", "It must be an address such as https://example.org/hook.");
    }
  }

  private static @Nullable List<String> list(Fields fields, String name, int most) {
    return fields.all().hasNonNull(name) ? fields.texts(name, most) : null;
  }

  private static @Nullable Long time(Fields fields, String name) {
    String text = fields.text(name, false);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      fields.wrong(
          name,
          Fields.codeOf(name) + "_INVALID",
          "It must be a time with its zone, such as 2026-12-24T18:00:00Z.");
      return null;
    }
  }

  private static Fields fields(Exchange exchange, Set<String> known) {
    Fields fields = new Fields(Json.object(IncomingRequest.of(exchange).body()));
    fields.onlyKnown(known);
    return fields;
  }
}
