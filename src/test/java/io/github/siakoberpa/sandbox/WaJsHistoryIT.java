package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.sandbox.Conformance.Tour;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client sees of an account that has a past. */
@ExtendWith(Conformance.class)
class WaJsHistoryIT {

  private static final String BOB = "491701112223@c.us";
  private static final int MESSAGES = 450;
  private static final int READ = 400;

  @Test
  void a_new_device_synchronises_and_knows_the_chats_and_hears_of_nothing(Tour tour) {
    String messages =
        IntStream.rangeClosed(1, MESSAGES)
            .mapToObj(
                i ->
                    "{\"from\":\"%s\",\"pushname\":\"Bob\",\"body\":\"old %d\",\"ago\":%d,\"read\":%b}"
                        .formatted(BOB, i, 10_000 - i, i <= READ))
            .collect(Collectors.joining(","));
    tour.door().post("/sandbox/history", "{\"messages\":[%s]}".formatted(messages));
    WaJsPage page = tour.unlinked("default");
    page.eval(
        """
        () => {
          window.seen = [];
          WPP.on('conn.stream_mode_changed', (mode) => seen.push(mode));
          const { OfflineMessageHandler } = importNamespace('WAWebOfflineHandler');
          WPP.whatsapp.Cmd.on('offline_progress_update_from_bridge',
            () => seen.push(OfflineMessageHandler.getOfflineDeliveryProgress()));
        }""");

    tour.door().post("/sandbox/scan", "{}");
    page.awaitMain();

    assertThat(page.text("() => seen.join()"))
        .as("states and progress")
        .contains("SYNCING")
        .matches(".*0,.*33,.*66,.*100,.*MAIN.*");
    String chat = "() => WPP.chat.get('%s')".formatted(BOB);
    assertThat(page.text(chat + ".unreadCount")).as("unread").isEqualTo("50");
    assertThat(page.text(chat + ".name")).as("name").isEqualTo("Bob");
    String last =
        "([id]) => WPP.chat.getMessages(id, {count: 3}).then((all) => all.map(({body}) => body).join())";
    assertThat(page.text(last, BOB)).as("messages").isEqualTo("old 448,old 449,old 450");
    String all = "([id]) => WPP.chat.getMessages(id, {count: -1}).then((all) => all.length)";
    assertThat(page.text(all, BOB)).as("all of them").isEqualTo(Integer.toString(MESSAGES));
    assertThat(page.text("() => JSON.stringify(heard)")).as("heard").isEqualTo("[]");

    tour.door().post("/sandbox/incoming", "{\"from\":\"%s\",\"body\":\"new\"}".formatted(BOB));
    page.await("() => heard.some(({body}) => body === 'new')");
    assertThat(page.text("() => heard.length")).as("heard").isEqualTo("1");
    assertThat(page.text(chat + ".unreadCount")).as("unread").isEqualTo("51");
  }
}
