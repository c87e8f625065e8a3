package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.sandbox.Conformance.Tour;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that the other side can send or do, as a client hears it. */
@ExtendWith(Conformance.class)
class WaJsKindsIT {

  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");
  private static final int MANY = SOAK ? 10_000 : 600;

  private static final String BOB = "491701112230@c.us";
  private static final String TEAM = "120363000000000009@g.us";

  /** What a message looks like in the page. */
  private static final String SHAPE =
      """
      ([id]) => {
        const m = WPP.whatsapp.MsgStore.getModelsArray().find((msg) => msg.id.id === id);
        return JSON.stringify([m.type, m.mimetype, m.size, m.caption, m.filename, m.lat, m.lng, m.loc, m.vcardFormattedName,
          m.pollName, m.pollOptions?.map(({name}) => name).join(), m.isGif]
          .filter((value) => value !== undefined && value !== null));
      }""";

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static JsonNode write(Tour tour, String fields) {
    return tour.door()
        .post("/sandbox/incoming", quoted("{'from':'%s',%s}".formatted(BOB, fields)))
        .json();
  }

  private static void awaitHeard(WaJsPage page, String id) {
    page.await("([id]) => heard.some((e) => e.event === 'message' && e.id === id)", id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'media':{'mimetype':'image/png','data':'AAAA','caption':'c'}     | ['image','image/png',3,'c']",
        "'media':{'mimetype':'video/mp4','data':'AAAA','gif':true}        | ['video','video/mp4',3,true]",
        "'media':{'mimetype':'audio/mpeg','data':'AAAA'}                  | ['audio','audio/mpeg',3]",
        "'media':{'kind':'voice','mimetype':'audio/ogg','data':'AAAA'}    | ['ptt','audio/ogg',3]",
        "'media':{'kind':'sticker','mimetype':'image/webp','data':'AAAA'} | ['sticker','image/webp',3]",
        "'media':{'mimetype':'application/pdf','data':'AAAA','filename':'a.pdf'} | ['document','application/pdf',3,'a.pdf']",
        "'location':{'latitude':52.5,'longitude':13.25,'name':'Here'}     | ['location',52.5,13.25,'Here']",
        "'contact':{'name':'Ann','phone':'491701112231'}                  | ['vcard','Ann']",
        "'poll':{'question':'When?','answers':['Now','Later']}            | ['poll_creation','When?','Now,Later']",
        "'other':{'type':'groups_v4_invite'}                              | ['groups_v4_invite']",
      })
  void every_kind_arrives_as_itself(String sent, String seen, Tour tour) {
    WaJsPage page = tour.shared();

    String id = write(tour, sent).path("id").asText();

    awaitHeard(page, id);
    assertThat(page.text(SHAPE, id)).as("in the page").isEqualTo(quoted(seen));
  }

  @Test
  void a_file_is_downloaded_as_it_was_uploaded(Tour tour) {
    WaJsPage page = tour.shared();
    JsonNode file = tour.door().post("/sandbox/files", "x".repeat(3_000_000)).json();

    JsonNode sent =
        write(
            tour,
            "'media':{'mimetype':'text/plain','path':'%s'}".formatted(file.path("path").asText()));
    awaitHeard(page, sent.path("id").asText());

    String hash =
        page.text(
            """
            async ([id]) => {
              const msg = WPP.whatsapp.MsgStore.getModelsArray().find((m) => m.id.id === id);
              const blob = await WPP.chat.downloadMedia(msg.id);
              const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
              const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
              const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
              return `${hex} ${base64 === msg.filehash}`;
            }""",
            sent.path("id").asText());
    assertThat(hash).as("hash").isEqualTo(file.path("sha256").asText() + " true");
  }

  @Test
  void a_file_that_we_sent_can_be_fetched_again(Tour tour) {
    WaJsPage page = tour.shared();
    String id =
        page.text(
            """
            ([to]) => WPP.chat.sendFileMessage(to, new File(['ours'], 'a.txt', {type: 'text/plain'}), {type: 'document'})
              .then(({id}) => id)""",
            BOB);

    page.loadListening().awaitMain();

    assertThat(page.text("([id]) => WPP.chat.downloadMedia(id).then((blob) => blob.text())", id))
        .as("after the page was loaded anew")
        .isEqualTo("ours");
  }

  @Test
  void others_react_edit_vote_and_take_back(Tour tour) {
    WaJsPage page = tour.shared();
    String text = write(tour, "'body':'first'").path("id").asText();
    String poll =
        write(tour, "'poll':{'question':'When?','answers':['Now','Later']}").path("id").asText();
    page.send(BOB, "3EB0000000000000000201", "from us");

    write(tour, "'reaction':{'targetId':'3EB0000000000000000201','emoji':'👍'}");
    write(tour, "'reaction':{'targetId':'3EB0000000000000000201'}");
    write(tour, "'edit':{'targetId':'%s','body':'second'}".formatted(text));
    write(tour, "'vote':{'targetId':'%s','answers':['Later']}".formatted(poll));
    write(tour, "'deletion':{'targetId':'%s'}".formatted(text));

    page.await("() => heard.some(({event}) => event === 'sender_revoke')");
    assertThat(
            page.text(
                """
                () => heard.filter(({event}) => !['ack', 'message'].includes(event))
                  .map(({event, id, text, chosen}) => `${event} ${id} ${text ?? chosen ?? ''}`.trim()).join('; ')"""))
        .as("what a client hears")
        .isEqualTo(
            "reaction 3EB0000000000000000201 👍; reaction 3EB0000000000000000201; edit %s second; vote %s Later; sender_revoke %s"
                .formatted(text, poll, text));
    assertThat(page.rows("false_%s_%s".formatted(BOB, text)))
        .as("the row of what was taken back")
        .contains("\"type\":\"revoked\"")
        .doesNotContain("second");
    assertThat(
            page.text(
                "([key]) => WPP.chat.getVotes(key).then(({votes}) => votes[0].selectedOptions.filter(Boolean)[0].name)",
                "false_%s_%s".formatted(BOB, poll)))
        .as("votes")
        .isEqualTo("Later");
  }

  @Test
  void nobody_changes_what_is_not_theirs_or_not_there(Tour tour) {
    WaJsPage page = tour.shared();
    page.send(BOB, "3EB0000000000000000202", "from us");

    JsonNode edited = write(tour, "'edit':{'targetId':'3EB0000000000000000202','body':'x'}");
    JsonNode deleted = write(tour, "'deletion':{'targetId':'3EB0'}");

    assertThat(edited.path("code").asText()).as("an edit of ours").isEqualTo("NOT_THEIRS");
    assertThat(deleted.path("code").asText()).as("of nothing").isEqualTo("NO_SUCH_MESSAGE");
  }

  @Test
  void what_our_own_phone_sends_is_from_us(Tour tour) {
    WaJsPage page = tour.shared();

    String id = write(tour, "'own':true,'body':'typed on the phone'").path("id").asText();
    write(tour, "'own':true,'edit':{'targetId':'%s','body':'corrected'}".formatted(id));

    page.await("() => heard.some(({event}) => event === 'edit')");
    assertThat(page.text("([id]) => JSON.stringify(heard.find((e) => e.id === id))", id))
        .as("what a client hears")
        .contains("\"fromMe\":true", "\"body\":\"typed on the phone\"");
    assertThat(page.rows("true_%s_%s".formatted(BOB, id))).as("row").contains("corrected");
  }

  @Test
  void our_own_reaction_is_found_here_too(Tour tour) {
    WaJsPage page = tour.shared();
    page.send(BOB, "3EB0000000000000000203", "from us");
    String key = "true_%s_3EB0000000000000000203".formatted(BOB);
    String react =
        """
        ([key, emoji]) => WPP.chat.sendReactionToMessage(key, emoji || false)
          .then(() => WPP.chat.getReactions(key))
          .then(({reactionByMe}) => reactionByMe?.reactionText ?? 'none')""";

    assertThat(page.text(react, key, "❤")).as("after a reaction").isEqualTo("❤");
    assertThat(page.text(react, key, "")).as("taken back").isEqualTo("none");
  }

  @Test
  void a_group_tells_who_wrote(Tour tour) {
    WaJsPage page = tour.shared();
    String fields =
        quoted("{'from':'%s','author':'491701112232','body':'in the team'}".formatted(TEAM));

    String id = tour.door().post("/sandbox/incoming", fields).text("id");
    awaitHeard(page, id);
    tour.door()
        .post(
            "/sandbox/incoming",
            quoted(
                "{'from':'%s','author':'491701112233','reaction':{'targetId':'%s','emoji':'❤'}}"
                    .formatted(TEAM, id)));

    page.await("() => heard.some(({event}) => event === 'reaction')");
    assertThat(page.text("() => heard.find(({event}) => event === 'reaction').sender"))
        .as("who reacted")
        .isEqualTo("491701112233@c.us");
    assertThat(page.rows("false_%s_%s_491701112232@c.us".formatted(TEAM, id)))
        .as("the row")
        .contains("491701112232@c.us");
  }

  @Test
  void many_messages_come_in_their_order_and_can_be_found_again(Tour tour) {
    WaJsPage page = tour.shared();
    String from = "491701112240@c.us";

    for (int number = 1; number <= MANY; number++) {
      tour.door()
          .post("/sandbox/incoming", quoted("{'from':'%s','body':'%d'}".formatted(from, number)));
    }

    page.await(
        "([last]) => heard.at(-1)?.body === last && heard.length >= Number(last)",
        Integer.toString(MANY));
    assertThat(
            page.text(
                "() => heard.every(({body}, index) => Number(body) === index + 1) && heard.length"))
        .as("heard in order")
        .isEqualTo(Integer.toString(MANY));
    Object found =
        page.eval(
            "([chat]) => WPP.chat.getMessages(chat, {count: 50}).then((all) => all.map(({body}) => body).join())",
            from);
    assertThat(List.of(String.valueOf(found).split(",")))
        .as("the newest in the store")
        .hasSize(50)
        .endsWith(Integer.toString(MANY));
  }
}
