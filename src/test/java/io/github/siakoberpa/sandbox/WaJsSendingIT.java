package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.sandbox.Conformance.Tour;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Conformance.class)
class WaJsSendingIT {

  private static final String BOB = "491701112223@c.us";
  private static final AtomicInteger TESTS = new AtomicInteger();

  private final String id = "3EB0%018X".formatted(TESTS.incrementAndGet());
  private final String key = "true_" + BOB + "_" + id;

  private static final String CHECK =
      """
      ([wid]) => importNamespace('WAWebQueryExistsJob').queryWidExists(WPP.whatsapp.WidFactory.createWid(wid))
        .then((found) => found ? String(found.wid) : 'absent', (error) => 'error ' + error.message)""";

  @Test
  void the_number_check_tells_hit_from_miss_from_failure(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"unregistered\":[\"*00000\"]}");
    assertThat(page.text(CHECK, BOB)).as("hit").isEqualTo(BOB);
    assertThat(page.text(CHECK, "491701200000@c.us")).as("miss").isEqualTo("absent");
    tour.door().faults("{\"numberCheckDown\":true}");
    assertThat(page.text(CHECK, BOB)).as("failure").isEqualTo("error the server answered 503");
  }

  @Test
  void a_text_arrives_under_our_id_and_its_acks_are_heard(Tour tour) {
    WaJsPage page = tour.shared();

    assertThat(page.send(BOB, id, "hello")).containsEntry("ack", 1).containsEntry("result", "OK");
    page.await("() => heard.some(({ack}) => ack === 3)");

    JsonNode row = tour.messages().get(0);
    assertThat(row.path("id").asText()).as("id at the other side").isEqualTo(id);
    assertThat(row.path("body").asText()).as("text at the other side").isEqualTo("hello");
    assertThat(row.path("to").asText()).as("recipient").isEqualTo(BOB);
    assertThat(page.text("() => heard.map((e) => e.ack ?? e.event).join()"))
        .as("what a client hears, in order")
        .isEqualTo("message,1,2,3");
    assertThat(page.text("() => heard.at(-1).key"))
        .as("the oddity of receipts")
        .isEqualTo(key + "_");
  }

  @Test
  void the_same_id_twice_is_refused_before_it_reaches_the_network(Tour tour) {
    WaJsPage page = tour.shared();
    page.send(BOB, id, "hello");

    assertThat(page.send(BOB, id, "hello again")).containsEntry("error", "DuplicateMessageError");

    assertThat(tour.messages()).as("oracle").hasSize(1);
    assertThat(tour.messages().get(0).path("repeats").asInt()).as("repeats").isZero();
  }

  @Test
  void a_nack_leaves_ack_minus_one_and_nothing_at_the_other_side(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"nack\":463,\"times\":1}");

    assertThat(page.send(BOB, id, "spam"))
        .containsEntry("ack", -1)
        .containsEntry("code", 463)
        .containsEntry("result", "ERROR_UNKNOWN");

    assertThat(page.rows(key))
        .as("the stored row")
        .contains("\"ack\":-1", "\"isSendFailure\":true");
    assertThat(tour.messages()).as("oracle").isEmpty();
    assertThat(page.send(BOB, id.replace("3EB00", "3EB01"), "fine"))
        .as("the next one")
        .containsEntry("ack", 1);
  }

  @Test
  void a_silent_server_leaves_a_send_pending_and_a_release_accepts_it(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"holdSends\":true}");
    page.startSend(BOB, id, "patience");
    await().until(() -> tour.door().get("/sandbox/faults").json().path("parked").asInt() == 1);
    assertThat(page.rows(key)).as("the row while pending").contains("\"ack\":0");
    assertThat(tour.messages()).as("oracle while held").isEmpty();

    tour.door().faults("{\"holdSends\":false}");

    page.await("([id]) => outcomes[id]?.ack === 1", id);
    assertThat(tour.messages()).as("oracle").hasSize(1);
  }

  @Test
  void a_message_accepted_but_never_answered_is_resent_from_its_record(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"acceptThenDrop\":true,\"times\":1}");
    page.startSend(BOB, id, "did you get this?");
    await().until(() -> tour.messages().size() == 1);

    page.load().awaitMain();
    assertThat(page.rows(key)).as("the row after a reload").contains("\"ack\":0");
    String resent =
        page.text(
            """
            async ([key]) => {
              const {messages: [msg]} = await require('WAWebCollections').Msg.getMessagesById([key]);
              const result = await importNamespace('WAWebSendMsgRecordAction').sendMsgRecord(msg);
              return `${result.messageSendResult} ${msg.ack}`;
            }""",
            key);

    assertThat(resent).as("the resend").isEqualTo("OK 1");
    assertThat(tour.messages()).as("oracle").hasSize(1);
    assertThat(tour.messages().get(0).path("repeats").asInt()).as("repeats").isEqualTo(1);
    page.await("() => heard.some(({ack}) => ack === 3)");
  }

  @Test
  void the_retry_button_resends_a_failed_message_under_its_id(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"nack\":479,\"times\":1}");
    page.send(BOB, id, "again");

    String result =
        page.text(
            "([key]) => importNamespace('WAWebResendMsgAction').resendMsg(WPP.whatsapp.MsgStore.get(key))",
            key);

    assertThat(result).as("result").isEqualTo("OK");
    assertThat(tour.messages().get(0).path("id").asText()).as("id").isEqualTo(id);
  }

  @Test
  void a_send_without_a_network_fails_with_ack_zero(Tour tour) {
    WaJsPage page = tour.shared();
    page.eval("([to]) => WPP.chat.find(to).then(() => null)", BOB);
    page.page().context().setOffline(true);

    Map<String, Object> outcome = page.sendUnchecked(BOB, id, "into the void");

    assertThat(outcome).containsEntry("ack", 0).containsEntry("result", "ERROR_NETWORK");
    assertThat(page.rows(key)).as("the stored row").contains("\"ack\":0");
    page.page().context().setOffline(false);
    page.awaitMain();
    assertThat(tour.messages()).as("oracle").isEmpty();
  }

  @Test
  void a_file_arrives_whole_with_its_name_and_caption(Tour tour) throws NoSuchAlgorithmException {
    WaJsPage page = tour.shared();

    String sent =
        page.text(
            """
            ([to, id]) => WPP.chat.sendFileMessage(to, new File(['%PDF-1.4 test'], 'a.pdf', {type: 'application/pdf'}), {
              type: 'document', filename: 'a.pdf', mimetype: 'application/pdf', caption: 'the bill',
              messageId: `true_${to}_${id}`, waitForAck: true, markIsRead: false,
            }).then(({ack}) => ack)""",
            BOB, id);

    assertThat(sent).as("ack").isEqualTo("1");
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest("%PDF-1.4 test".getBytes(StandardCharsets.US_ASCII));
    JsonNode row = tour.messages().get(0);
    assertThat(row.path("sha256").asText()).as("hash").isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(row.path("bytes").asInt()).as("size").isEqualTo(13);
    assertThat(row.path("filename").asText()).as("name").isEqualTo("a.pdf");
    assertThat(row.path("caption").asText()).as("caption").isEqualTo("the bill");
    assertThat(row.path("type").asText()).as("type").isEqualTo("document");
  }

  @Test
  void a_file_that_was_not_uploaded_leaves_a_row_without_a_path(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door().faults("{\"mediaDown\":true}");

    String result =
        page.text(
            """
            ([to, id]) => WPP.chat.sendFileMessage(to, new File(['x'], 'a.txt', {type: 'text/plain'}), {
              type: 'document', messageId: `true_${to}_${id}`, waitForAck: true, markIsRead: false,
            }).then(({ack, sendMsgResult}) => `${ack} ${sendMsgResult.messageSendResult}`)""",
            BOB,
            id);

    assertThat(result).as("ack and result").isEqualTo("0 ERROR_UPLOAD");
    assertThat(page.rows(key))
        .as("the stored row")
        .contains("\"ack\":0")
        .doesNotContain("directPath");
    assertThat(tour.messages()).as("oracle").isEmpty();
    page.eval(
        "([to, key]) => WPP.chat.deleteMessage(to, key, true, false).then(() => null)", BOB, key);
    assertThat(page.rows(key)).as("after it was deleted for us").isEqualTo("[]");
  }

  @Test
  void a_group_tells_wa_js_who_is_in_it(Tour tour) {
    WaJsPage page = tour.shared();
    tour.door()
        .post(
            "/sandbox/groups",
            "{\"id\":\"120363000000000002@g.us\",\"subject\":\"Birds\",\"participants\":[\"491701112223\"]}");

    page.await("() => WPP.whatsapp.ChatStore.get('120363000000000002@g.us')");

    assertThat(page.text("() => WPP.group.iAmAdmin('120363000000000002@g.us')")).isEqualTo("true");
    assertThat(
            page.text(
                "() => WPP.group.getAllGroups().then((all) => all.map(({name}) => name).join())"))
        .isEqualTo("Birds");
  }

  @Test
  void a_stored_message_is_read_back_after_a_reload(Tour tour) {
    WaJsPage page = tour.shared();
    page.send(BOB, id, "remember me");
    page.await("() => heard.some(({ack}) => ack === 3)");

    page.load().awaitMain();

    assertThat(page.rows(key)).as("by key").contains("\"body\":\"remember me\"", "\"ack\":3");
    assertThat(page.rows(key + "9")).as("an id that was never used").isEqualTo("[]");
    assertThat(
            page.text(
                "([key]) => importNamespace('WAWebDBMsgUtils').getMsgsExistByMsgKey([key, key + 'X']).then(String)",
                key))
        .as("existence")
        .isEqualTo("true,false");
    assertThat(page.text("([key]) => WPP.chat.getMessageById(key).then((msg) => msg.body)", key))
        .as("by wa-js")
        .isEqualTo("remember me");
  }

  @Test
  void a_message_to_a_group_gets_its_receipts(Tour tour) {
    WaJsPage page = tour.shared();
    String group = "120363000000000001@g.us";

    String ack =
        page.text(
            """
            async ([group, id]) => {
              const messageId = `true_${group}_${id}_${WPP.conn.getMyUserLid()}`;
              const sent = await WPP.chat.sendTextMessage(group, 'all', {messageId, linkPreview: false, markIsRead: false});
              return sent.ack;
            }""",
            group,
            id);

    assertThat(ack).as("ack").isEqualTo("1");
    page.await("() => heard.some(({ack}) => ack === 3)");
    assertThat(tour.messages().get(0).path("to").asText()).as("recipient").isEqualTo(group);
  }
}
