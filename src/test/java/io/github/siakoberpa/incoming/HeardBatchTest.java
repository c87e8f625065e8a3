package io.github.siakoberpa.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.WhatsAppWebKind;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeardBatchTest {
  private static final String ANN = "491701112223";
  private static final OptOutWords WORDS = new OptOutWords(List.of("STOP"), List.of("START"));

  private static HeardBatch batch(StoreMode mode, String event, IncomingMessage message) {
    return new HeardBatch(List.of(new HeardEvent(event, message, mode, null)), WORDS, 7);
  }

  private static String eventId(String event, IncomingMessage message) {
    Map<String, Object> row = batch(StoreMode.MESSAGES, event, message).told().get(0);
    return row.get("event_id").toString();
  }

  @Test
  void where_nothing_is_kept_it_is_told_all_the_same_and_its_chat_is_known() {
    HeardBatch off = batch(StoreMode.OFF, "message", Heard.text("3EB0A", ANN, "STOP"));

    assertThat(off.messages()).isEmpty();
    assertThat(off.told()).hasSize(1);
    assertThat(off.chats()).singleElement().extracting("chat_id").isEqualTo(ANN + "@c.us");
    assertThat(off.wishes()).singleElement().extracting("stops").isEqualTo(true);
  }

  @Test
  void the_same_event_has_the_same_id_whenever_it_is_told() {
    String first = eventId("message", Heard.text("3EB0A", ANN, "hi"));

    assertThat(eventId("message", Heard.text("3EB0A", ANN, "hi"))).isEqualTo(first);
    assertThat(first).doesNotContain(ANN);
    assertThat(eventId("message", Heard.text("3EB0B", ANN, "hi"))).isNotEqualTo(first);
    assertThat(eventId("edit", Heard.done("3EB0A", ANN, WhatsAppWebKind.EDIT, "ho", 1)))
        .isNotEqualTo(eventId("edit", Heard.done("3EB0A", ANN, WhatsAppWebKind.EDIT, "hu", 2)));
  }

  @Test
  void only_who_writes_to_us_alone_can_leave() {
    assertThat(
            batch(StoreMode.OFF, "message", Heard.inGroup("3EB0A", "12036300000001", ANN, "stop"))
                .wishes())
        .as("in a group it may be said to anybody")
        .isEmpty();
    assertThat(batch(StoreMode.OFF, "own", Heard.own("3EB0A", ANN, "stop")).wishes())
        .as("said by ourselves")
        .isEmpty();
    assertThat(
            batch(StoreMode.OFF, "edit", Heard.done("3EB0A", ANN, WhatsAppWebKind.EDIT, "stop", 1))
                .wishes())
        .as("an edit")
        .isEmpty();
  }

  /** WhatsApp tells of them by the number that they joined with; we write to the one of today. */
  @Test
  void who_answers_from_an_older_form_of_their_number_is_the_one_we_write_to() {
    HeardBatch mexican =
        batch(StoreMode.OFF, "message", Heard.text("3EB0A", "5215512345678", "stop"));

    assertThat(mexican.wishes())
        .singleElement()
        .extracting("chatId")
        .isEqualTo("525512345678@c.us");
    assertThat(mexican.chats())
        .singleElement()
        .extracting("chat_id")
        .isEqualTo("525512345678@c.us");
  }

  @Test
  void files_are_fetched_where_they_are_kept() {
    IncomingMessage file = Heard.file("3EB0A", ANN, "a.pdf", new byte[] {1});

    assertThat(new HeardEvent("message", file, StoreMode.FILES, null).wantsFile()).isTrue();
    assertThat(new HeardEvent("message", file, StoreMode.MESSAGES, null).wantsFile()).isFalse();
    assertThat(
            new HeardEvent("message", Heard.text("3EB0A", ANN, "x"), StoreMode.FILES, null)
                .wantsFile())
        .isFalse();
  }
}
