package io.github.siakoberpa.whatsappqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import io.github.siakoberpa.whatsappweb.event.IncomingContact;
import io.github.siakoberpa.whatsappweb.event.IncomingLocation;
import io.github.siakoberpa.whatsappweb.event.IncomingMedia;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.event.IncomingPoll;
import io.github.siakoberpa.whatsappweb.event.MediaNotFetchedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message that came in is queued as what it is. Once it was queued as its text alone, and a file
 * with it was lost without a word.
 */
class ForwardedMessagesTest {
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};

  @TempDir private Path folder;

  private final Queue<Object> carried = new ConcurrentLinkedQueue<>();
  private HostWithQueue host;

  @BeforeEach
  void start() throws Exception {
    host =
        new HostWithQueue(
            folder,
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:carrier")
                    .process(exchange -> carried.add(exchange.getMessage().getBody()));
              }
            });
    host.camel.getPropertiesComponent().addOverrideProperty("siakoberpa.media.max-size", "64KB");
    host.camel.start();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void its_file_is_queued_along_with_the_text_under_it() {
    AtomicInteger opened = new AtomicInteger();
    IncomingMedia.Source source =
        () -> {
          opened.incrementAndGet();
          return new ByteArrayInputStream(PICTURE);
        };
    queue(file(WhatsAppWebKind.IMAGE, "Is this one yours?", media("image/png", null, source)));

    Map<?, ?> fields = arrived();
    assertThat((Path) fields.get("content")).hasBinaryContent(PICTURE);
    assertThat(fields.get("kind")).isEqualTo("image");
    assertThat(fields.get("caption")).isEqualTo("Is this one yours?");
    assertThat(fields.get("mimeType")).isEqualTo("image/png");
    assertThat(fields.containsKey("name")).as("a name that it never had").isFalse();
    assertThat(opened).as("times that it was fetched").hasValue(1);
  }

  @Test
  void a_document_keeps_its_name_and_a_picture_to_be_seen_once_stays_one() {
    queue(file(WhatsAppWebKind.DOCUMENT, null, media("image/png", "plan.png", picture())));
    assertThat(arrived().get("name")).isEqualTo("plan.png");

    IncomingMedia once =
        new IncomingMedia("image/png", null, PICTURE.length, 0, null, false, true, picture());
    queue(file(WhatsAppWebKind.IMAGE, null, once));
    assertThat(arrived().get("viewOnce")).isEqualTo(true);
  }

  @Test
  void the_file_of_a_message_may_be_a_body_of_its_own() {
    queue(media("image/png", null, picture()));
    assertThat((Path) arrived().get("content")).hasBinaryContent(PICTURE);
  }

  @Test
  void without_its_file_it_is_refused_and_never_queued_as_text_alone() {
    assertThat(refusal(lost("media_too_large"))).isEqualTo("MEDIA_TOO_LARGE");
    assertThat(refused(lost("media_too_large")).isRetryable()).isFalse();
    assertThat(refused(lost("message_not_found")).isRetryable()).as("it is gone").isFalse();
    assertThat(refusal(lost("session_not_ready"))).isEqualTo("SESSION_NOT_READY");
    assertThat(refused(lost("session_not_ready")).isRetryable()).isTrue();
    assertThat(refusal(message(() -> new ByteArrayInputStream(new byte[(64 << 10) + 1]))))
        .as("more than the queue takes")
        .isEqualTo("MEDIA_TOO_LARGE");
    NotQueuedException unreadable =
        refused(
            message(
                () -> {
                  throw new IOException("The disk is broken");
                }));
    assertThat(unreadable.getCode()).isEqualTo("MEDIA_UNREADABLE");
    assertThat(unreadable).hasRootCauseMessage("The disk is broken");

    queue(text("The next one goes"));
    await().until(() -> !carried.isEmpty());
    assertThat(carried).containsExactly("The next one goes");
  }

  @Test
  void a_place_a_card_and_a_poll_are_queued_as_such() {
    queue(content(new IncomingLocation(52.5, 13.4, "Office", null), List.of(), null));
    assertThat(arrived().toString()).contains("kind=location", "latitude=52.5", "name=Office");
    queue(content(null, List.of(new IncomingContact("Ann", "+491701112229", null)), null));
    assertThat(arrived().toString()).contains("kind=contact", "name=Ann", "phone=+491701112229");
    queue(content(null, List.of(), new IncomingPoll("Lunch?", List.of("yes", "no"), 1)));
    assertThat(arrived().toString()).contains("kind=poll", "question=Lunch?", "selectable=1");
  }

  @Test
  void what_is_done_to_a_message_is_none_that_can_be_sent_on() {
    assertThat(refusal(incoming(WhatsAppWebKind.EDIT, "Other words", null, "3EB0C0FFEE")))
        .isEqualTo("TYPE_INVALID");
  }

  private void queue(Object body) {
    assertThat(host.send(body, Map.of()).getException()).isNull();
  }

  private NotQueuedException refused(Object body) {
    Exchange sent = host.send(body, Map.of());
    assertThat(sent.getException()).isInstanceOf(NotQueuedException.class);
    return (NotQueuedException) sent.getException();
  }

  private String refusal(Object body) {
    return refused(body).getCode();
  }

  private Map<?, ?> arrived() {
    await().until(() -> !carried.isEmpty());
    return (Map<?, ?>) carried.remove();
  }

  private static IncomingMessage lost(String code) {
    return message(
        () -> {
          throw new MediaNotFetchedException(code, null);
        });
  }

  private static IncomingMessage message(IncomingMedia.Source source) {
    return file(WhatsAppWebKind.IMAGE, "Is this one yours?", media("image/png", null, source));
  }

  private static IncomingMessage text(String text) {
    return incoming(WhatsAppWebKind.TEXT, text, null, null);
  }

  private static IncomingMessage file(
      WhatsAppWebKind kind, @Nullable String text, IncomingMedia media) {
    return incoming(kind, text, media, null);
  }

  private static IncomingMessage incoming(
      WhatsAppWebKind kind,
      @Nullable String text,
      @Nullable IncomingMedia media,
      @Nullable String target) {
    return new IncomingMessage(
        "3EB0A1",
        "shop",
        "491701112221@c.us",
        "491701112221@c.us",
        "Ann",
        Instant.EPOCH,
        false,
        kind,
        text,
        media,
        null,
        target,
        null,
        List.of(),
        null,
        List.of());
  }

  private static IncomingMessage content(
      @Nullable IncomingLocation place, List<IncomingContact> cards, @Nullable IncomingPoll poll) {
    return new IncomingMessage(
        "3EB0A2",
        "shop",
        "491701112221@c.us",
        "491701112221@c.us",
        "Ann",
        Instant.EPOCH,
        false,
        WhatsAppWebKind.UNKNOWN,
        "In words",
        null,
        null,
        null,
        place,
        cards,
        poll,
        List.of());
  }

  private static IncomingMedia.Source picture() {
    return () -> new ByteArrayInputStream(PICTURE);
  }

  private static IncomingMedia media(
      String type, @Nullable String name, IncomingMedia.Source source) {
    return new IncomingMedia(type, name, PICTURE.length, 0, null, false, false, source);
  }
}
