package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.sandbox.Conformance.Tour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Conformance.class)
class WaJsReceivingIT {

  private static final String HEARD =
      "() => JSON.stringify(heard.filter((e) => e.event === 'message' && !e.fromMe))";

  @Test
  void a_message_from_the_other_side_is_heard_once(Tour tour) {
    WaJsPage page = tour.shared();

    String id =
        tour.door()
            .post(
                "/sandbox/incoming",
                "{\"from\":\"491701112223\",\"body\":\"hi\",\"pushname\":\"Bob\",\"quotedId\":\"3EB01\"}")
            .text("id");

    page.await("() => heard.some(({event}) => event === 'message')");
    assertThat(page.text(HEARD))
        .as("what a client hears")
        .isEqualTo(
            "[{\"event\":\"message\",\"id\":\"%s\",\"fromMe\":false,\"body\":\"hi\",\"from\":\"491701112223@c.us\",\"type\":\"chat\",\"quoted\":\"3EB01\",\"name\":\"Bob\"}]"
                .formatted(id));
    assertThat(page.text("() => WPP.chat.get('491701112223@c.us').unreadCount"))
        .as("unread")
        .isEqualTo("1");
  }

  @Test
  void a_file_from_the_other_side_is_heard_with_its_name(Tour tour) {
    WaJsPage page = tour.shared();

    tour.door()
        .post(
            "/sandbox/incoming",
            "{\"from\":\"491701112224\",\"media\":{\"mimetype\":\"image/png\",\"data\":\"AAAA\",\"filename\":\"a.png\"}}");

    page.await("() => heard.some(({type}) => type === 'image')");
    assertThat(page.text(HEARD)).as("what a client hears").contains("\"filename\":\"a.png\"");
    String downloaded =
        page.text(
            """
            () => WPP.chat.downloadMedia(WPP.whatsapp.MsgStore.getModelsArray().at(-1).id)
              .then((blob) => `${blob.size} ${blob.type}`)""");
    assertThat(downloaded).as("the downloaded file").isEqualTo("3 image/png");
  }

  @Test
  void an_answer_names_what_it_quotes(Tour tour) {
    WaJsPage page = tour.shared();
    String from = "491701112227@c.us";
    String id =
        tour.door()
            .post("/sandbox/incoming", "{\"from\":\"%s\",\"body\":\"open?\"}".formatted(from))
            .text("id");
    page.await("() => heard.some(({body}) => body === 'open?')");

    page.eval(
        """
        ([to, id]) => WPP.chat.sendTextMessage(to, 'yes', {
          quotedMsg: `false_${to}_${id}`, linkPreview: false, markIsRead: false,
        }).then(() => null)""",
        from,
        id);

    assertThat(tour.messages().get(0).path("quotedId").asText()).as("quoted").isEqualTo(id);
  }

  @Test
  void what_was_written_while_the_page_was_closed_is_heard_when_it_is_back(Tour tour) {
    WaJsPage page = tour.shared();
    page.page().navigate("about:blank");

    tour.door()
        .post("/sandbox/incoming", "{\"from\":\"491701112226\",\"body\":\"while you were out\"}");
    page.loadListening().awaitMain();

    page.await("() => heard.some(({body}) => body === 'while you were out')");
  }

  @Test
  void receipts_can_be_given_by_hand(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().post("/sandbox/receipts", "{\"auto\":false}");
    page.send("491701112225@c.us", "3EB0000000000000000077", "hello");

    tour.door().post("/sandbox/receipts", "{\"id\":\"3EB0000000000000000077\",\"ack\":3}");

    page.await("() => heard.some(({ack, id}) => ack === 3 && id.endsWith('77'))");
    assertThat(
            page.text(
                "() => heard.filter((e) => e.id.endsWith('77')).map((e) => e.ack ?? e.event).join()"))
        .as("what a client hears")
        .isEqualTo("message,1,3");
  }
}
