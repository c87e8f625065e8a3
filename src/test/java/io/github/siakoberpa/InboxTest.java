package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put into the inbox, and what comes out of it. */
class InboxTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "`([a-z-]+\\.(?:csv|json|ndjson))`:\\n\\n```[a-z]+\\n(.*?)```", Pattern.DOTALL);

  @TempDir static Path folder;
  private static Application application;
  private static Path inbox;

  @BeforeAll
  static void start() throws IOException {
    application =
        TestApplication.in(folder)
            .with("siakoberpa.inbox", folder.resolve("my inbox").toString())
            .with("siakoberpa.inbox.interval", "50ms")
            .with("siakoberpa.inbox.quiet", "50ms")
            .start();
    inbox = application.settings().inboxFolder();
    Files.createDirectories(inbox.resolve("pictures"));
    Files.write(inbox.resolve("pictures/roses.png"), PICTURE);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void good_rows_are_queued_and_bad_ones_come_back_with_their_reason() throws IOException {
    drop(
        "people.csv",
        String.join(
            "\r\n",
            "\uFEFFNumber;message;sendAt;_note;clientRef",
            "+49 170 1112223;\"Hello;\r\nAnn\";;vip;people-1",
            "12;Hello;;vip;people-2",
            "",
            "+49 170 1112224;Hello;tomorrow;;people-3",
            "+49 170 1112225;Hello;;;people-4;and more",
            "+49 170 1112226;Hello;;;people-5"));

    JsonNode file = ended("people.csv");
    assertThat(file.path("total").asInt()).isEqualTo(5);
    assertThat(file.path("queued").asInt()).isEqualTo(2);
    assertThat(file.path("rejected").asInt()).isEqualTo(3);
    assertThat(inbox.resolve("done/people.csv")).exists();
    assertThat(inbox.resolve("people.csv")).doesNotExist();
    List<Map<String, Object>> jobs =
        Rows.of(application)
            .of(
                "SELECT client_ref, state, json_extract(payload, '$.text') AS text, created_by"
                    + " FROM message_jobs WHERE client_ref LIKE 'people-%' ORDER BY id");
    assertThat(jobs)
        .extracting(job -> job.get("client_ref"))
        .containsExactly("people-1", "people-5");
    assertThat(jobs.get(0))
        .containsEntry("text", "Hello;\r\nAnn")
        .containsEntry("created_by", "inbox");
    assertThat(Files.readAllLines(inbox.resolve("rejected/people.csv")))
        .containsExactly(
            "_row,_line,_code,_field,_message,number,message,sendAt,_note,clientRef",
            "2,4,NUMBER_INVALID,to," + messageOf("people.csv", 1) + ",12,Hello,,vip,people-2",
            "3,6,SEND_AT_INVALID,sendAt,"
                + messageOf("people.csv", 2)
                + ",\"+49 170 1112224\",Hello,tomorrow,,people-3",
            "4,7,ROW_INVALID,,"
                + messageOf("people.csv", 3)
                + ",\"+49 170 1112225\",Hello,,,people-4");
    List<String> results = Files.readAllLines(inbox.resolve("results/people.csv"));
    assertThat(results).hasSize(3);
    assertThat(results.get(1)).startsWith("1,").contains(",491701112223@c.us,people-1,sent,,");
    assertThat(results.get(2)).startsWith("5,").contains(",people-5,sent,,");
    assertThat(
            Rows.of(application)
                .of("SELECT 1 FROM inbox_rows WHERE file = " + file.path("id").asInt()))
        .isEmpty();
  }

  @Test
  void a_report_of_rejected_rows_can_be_corrected_and_put_in_as_it_is() throws IOException {
    drop("typo.csv", "to,text,clientRef\n49170x,Hello,typo-1\n");
    ended("typo.csv");
    String report = Files.readString(inbox.resolve("rejected/typo.csv"));

    drop("typo-again.csv", report.replace("49170x", "491701112223"));

    assertThat(ended("typo-again.csv").path("queued").asInt()).isEqualTo(1);
    assertThat(inbox.resolve("rejected/typo-again.csv")).doesNotExist();
  }

  @Test
  void each_line_of_json_stands_for_itself() throws IOException {
    drop(
        "lines.ndjson",
        """
        {"to":"491701112223","text":"one"}
        {"to":
        []
        {"to":"491701112223","txet":"two"}
        {"to":491701112223,"text":"three","media":{"id":"x"}}
        {"to":491701112223,"text":"four"}
        """);

    assertThat(ended("lines.ndjson").path("queued").asInt()).isEqualTo(2);
    assertThat(Files.readAllLines(inbox.resolve("rejected/lines.ndjson.csv")))
        .extracting(line -> Stream.of(line.split(",", -1)).limit(4).toList())
        .containsExactly(
            List.of("_row", "_line", "_code", "_field"),
            List.of("2", "2", "MESSAGE_INVALID", ""),
            List.of("3", "3", "MESSAGE_INVALID", ""),
            List.of("4", "4", "FIELD_UNKNOWN", "txet"),
            List.of("5", "5", "MEDIA_INVALID", "media"));
    assertThat(inbox.resolve("done/lines.ndjson")).exists();
  }

  @Test
  void a_file_that_makes_no_sense_is_refused_before_its_first_row() throws IOException {
    String good = "491701112223,Hello\n";
    drop("column.csv", "to,text,send_at\n" + good);
    drop("header.csv", good);
    drop("quote.csv", "to,text\n" + good + "491701112223,\"Hello\n");
    drop("broken.json", "[{\"to\":\"491701112223\",\"text\":\"Hello\"},{\"to\":");
    drop("object.json", "{\"messages\":[]}");
    Path latin = inbox.resolve("latin.csv.part");
    Files.write(
        latin, ("to,text\n" + good + "491701112223,Grüße\n").getBytes(StandardCharsets.ISO_8859_1));
    Files.move(latin, inbox.resolve("latin.csv"));

    refused("column.csv", "COLUMN_UNKNOWN");
    refused("header.csv", "COLUMN_UNKNOWN");
    refused("quote.csv", "CSV_INVALID");
    refused("broken.json", "JSON_INVALID");
    refused("object.json", "JSON_INVALID");
    refused("latin.csv", "FILE_NOT_UTF8");
    assertThat(Files.readAllLines(inbox.resolve("rejected/column.csv")))
        .element(1)
        .asString()
        .startsWith(",1,COLUMN_UNKNOWN,send_at,");
  }

  @Test
  void the_number_on_a_contact_card_is_not_the_one_that_it_goes_to() throws IOException {
    drop(
        "cards.csv",
        """
        to,type,name,phone,clientRef
        491701112223,contact,Ann,491709998877,card-1
        ,contact,Ann,491709998877,card-2
        """);
    assertThat(read("cards.csv").path("queued").asInt()).isEqualTo(1);
    assertThat(codes("cards.csv")).containsExactly("NUMBER_MISSING");
    assertThat(
            Rows.of(application).of("SELECT chat_id FROM message_jobs WHERE client_ref = 'card-1'"))
        .containsExactly(Map.of("chat_id", "491701112223@c.us"));
  }

  @Test
  void a_link_leads_to_no_file_elsewhere() throws IOException {
    Path secret = Files.writeString(folder.resolve("auth.key"), "what nobody may see\n");
    FileTime before = Files.getLastModifiedTime(secret);
    Files.createSymbolicLink(inbox.resolve("keys.ndjson"), secret);

    refused("keys.ndjson", "FILE_IS_LINK");
    assertThat(inbox.resolve("rejected/keys.ndjson.csv")).content().doesNotContain("nobody");
    await().until(() -> Files.isSymbolicLink(inbox.resolve("done/keys.ndjson")));
    assertThat(Files.getLastModifiedTime(secret)).isEqualTo(before);
  }

  @Test
  void the_same_file_again_is_another_file() throws IOException {
    String rows =
        "to,text,clientRef,idempotencyKey\n491701112223,one,again-1,\n491701112223,two,again-2,again\n";
    drop("again.csv", rows);
    ended("again.csv");
    drop("again.csv", rows);

    await()
        .until(
            () ->
                files("again.csv").size() == 2
                    && files("again.csv").get(0).path("state").asText().equals("ended"));
    assertThat(
            Rows.of(application)
                .of(
                    "SELECT client_ref FROM message_jobs WHERE client_ref LIKE 'again-%' ORDER BY id"))
        .extracting(row -> row.get("client_ref"))
        .containsExactly("again-1", "again-2", "again-1");
    String report = files("again.csv").get(0).path("report").asText();
    assertThat(report).matches("again-[0-9a-f]{8}\\.csv");
    assertThat(inbox.resolve("done/again.csv")).hasContent(rows);
    assertThat(inbox.resolve("done").resolve(report)).hasContent(rows);
    assertThat(Files.readAllLines(inbox.resolve("results").resolve(report))).hasSize(3);
  }

  @Test
  void files_of_messages_come_from_the_inbox_and_from_nowhere_else() throws IOException {
    Path secret = folder.resolve("secret.png");
    Files.write(secret, PICTURE);
    Files.createSymbolicLink(inbox.resolve("pictures/link.png"), secret);
    Files.createSymbolicLink(inbox.resolve("pictures/up"), folder);
    drop(
        "media.csv",
        "to,media,caption,clientRef\n"
            + "491701112223,pictures/roses.png,Fresh,media-1\n"
            + "491701112223,../../secret.png,,media-2\n"
            + "491701112223,"
            + secret
            + ",,media-3\n"
            + "491701112223,pictures/link.png,,media-4\n"
            + "491701112223,pictures/up/secret.png,,media-5\n"
            + "491701112223,pictures/none.png,,media-6\n"
            + "491701112223,pictures,,media-7\n");

    assertThat(ended("media.csv").path("queued").asInt()).isEqualTo(1);
    assertThat(
            Rows.of(application)
                .of(
                    "SELECT kind, client_ref, media IS NOT NULL AS file FROM message_jobs WHERE client_ref LIKE 'media-%'"))
        .containsExactly(Map.of("kind", "image", "client_ref", "media-1", "file", 1));
    assertThat(Files.readAllLines(inbox.resolve("rejected/media.csv")))
        .extracting(line -> line.split(",", -1)[2])
        .containsExactly(
            "_code",
            "MEDIA_INVALID",
            "MEDIA_INVALID",
            "MEDIA_NOT_FOUND",
            "MEDIA_NOT_FOUND",
            "MEDIA_NOT_FOUND",
            "MEDIA_NOT_FOUND");
  }

  @Test
  void a_row_may_name_an_upload_or_an_address_on_the_open_internet() throws IOException {
    ApiClient me = ApiClient.to(application.port()).loggedIn();
    String id =
        me.send("POST", "/api/v1/media?name=upload.png", BodyPublishers.ofByteArray(PICTURE))
            .text("id");
    String unknown = "0".repeat(64);
    drop(
        "uploads.csv",
        "to,media,clientRef\n491701112223,%s,upload-1\n491701112223,%s,upload-2\n"
                .formatted(id, unknown)
            + "491701112223,http://127.0.0.1:1/a.png,upload-3\n491701112223,https://[x,upload-4\n");
    drop(
        "uploads.ndjson",
        """
        {"to":"491701112223","media":{"id":"%s","caption":"Fresh"},"clientRef":"upload-5"}
        {"to":"491701112223","media":{"url":"http://10.0.0.1/a.png"},"clientRef":"upload-6"}
        {"to":"491701112223","media":{"id":"%s","url":"http://10.0.0.1/a.png"}}
        {"to":"491701112223","media":{"base64":"AA=="}}
        """
            .formatted(id, id));

    assertThat(ended("uploads.csv").path("queued").asInt()).isOne();
    assertThat(codes("uploads.csv"))
        .containsExactly("MEDIA_NOT_FOUND", "URL_FORBIDDEN", "URL_INVALID");
    assertThat(ended("uploads.ndjson").path("queued").asInt()).isOne();
    assertThat(codes("uploads.ndjson.csv"))
        .containsExactly("URL_FORBIDDEN", "MEDIA_INVALID", "MEDIA_INVALID");
    assertThat(
            Rows.of(application)
                .of(
                    "SELECT client_ref, json_extract(payload, '$.media') AS media FROM message_jobs"
                        + " WHERE client_ref LIKE 'upload-%' ORDER BY client_ref"))
        .containsExactly(
            Map.of("client_ref", "upload-1", "media", id),
            Map.of("client_ref", "upload-5", "media", id));
  }

  @Test
  void the_audit_log_says_what_was_put_in_and_what_came_of_it() throws IOException {
    drop("noted.csv", "to,text\n491701112223,one\n12,two\n");
    drop("noted.json", "{}");
    int table = ended("noted.csv").path("id").asInt();
    int list = ended("noted.json").path("id").asInt();

    assertThat(noted(table))
        .containsExactly(
            "inbox.take inbox ok null", "inbox.read inbox ok rows=2 queued=1 rejected=1");
    assertThat(noted(list))
        .containsExactly(
            "inbox.take inbox ok null", "inbox.read inbox refused rows=0 queued=0 rejected=0");
  }

  private static List<String> noted(int file) {
    return Rows.of(application)
        .of("SELECT * FROM audit WHERE target = 'inbox-file:%d' ORDER BY id".formatted(file))
        .stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.get("action"), row.get("actor"), row.get("result"), row.get("detail")))
        .toList();
  }

  @Test
  void old_files_go_and_an_old_file_that_was_just_read_stays() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
    List<Path> going = new ArrayList<>();
    for (String folder : List.of("done", "rejected", "results")) {
      going.add(Files.writeString(inbox.resolve(folder).resolve("long-ago.csv"), "to\n"));
    }
    Path unfinished = Files.writeString(inbox.resolve("rejected/still.csv.part"), "to\n");
    for (Path file : going) {
      Files.setLastModifiedTime(file, old);
    }
    Files.setLastModifiedTime(unfinished, old);
    Path part = Files.writeString(inbox.resolve("aged.csv.part"), "to,text\n491701112223,x\n");
    Files.setLastModifiedTime(part, old);
    Files.move(part, inbox.resolve("aged.csv"));
    ended("aged.csv");
    await().until(() -> Files.exists(inbox.resolve("done/aged.csv")));

    run("direct:forget-old-files");

    assertThat(going).noneMatch(Files::exists);
    assertThat(unfinished).exists();
    assertThat(inbox.resolve("done/aged.csv")).exists();
    assertThat(inbox.resolve("results/aged.csv")).exists();
    Files.delete(unfinished);
  }

  @Test
  void a_person_who_is_erased_is_in_no_file_or_the_answer_names_it() throws IOException {
    String other = "491701112224";
    drop(
        "people-of-all.csv",
        "to;text\r\n+49 (171) 999-8877;\"gone\r\nhere\"\r\n%s;stays\r\n49171;bad of 00491719998877\r\n13;bad\r\n"
            .formatted(other));
    drop(
        "lines-of-all.ndjson",
        "{\"to\":\"491719998877\",\"text\":\"a \\\" b\"}\n{\"to\":\"%s\",\"text\":\"stays\"}\n"
            .formatted(other));
    drop("only-hers.csv", "to,text\n491719998877,x\n");
    drop("list.json", "[{\"to\":\"491719998877\",\"text\":\"x\"}]");
    for (String name :
        List.of("people-of-all.csv", "lines-of-all.ndjson", "only-hers.csv", "list.json")) {
      ended(name);
      await().until(() -> Files.exists(inbox.resolve("done").resolve(name)));
    }
    String data = "/api/v1/people/491719998877/data";
    ApiClient me = ApiClient.to(application.port()).loggedIn();

    assertThat(texts(me.get(data).json().path("files")))
        .containsExactly(
            "done/lines-of-all.ndjson",
            "done/list.json",
            "done/only-hers.csv",
            "done/people-of-all.csv",
            "rejected/people-of-all.csv",
            "results/lines-of-all.ndjson.csv",
            "results/list.json.csv",
            "results/only-hers.csv",
            "results/people-of-all.csv");
    JsonNode erased = me.send("DELETE", data, BodyPublishers.noBody()).json();

    assertThat(texts(erased.path("files"))).containsExactly("done/list.json");
    assertThat(erased.path("complete").asBoolean()).isFalse();
    assertThat(inbox.resolve("done/people-of-all.csv"))
        .hasContent("to;text\r\n%s;stays\r\n13;bad\r\n".formatted(other));
    assertThat(inbox.resolve("done/lines-of-all.ndjson"))
        .hasContent("{\"to\":\"%s\",\"text\":\"stays\"}\n".formatted(other));
    assertThat(inbox.resolve("done/only-hers.csv")).doesNotExist();
    assertThat(inbox.resolve("results/only-hers.csv")).doesNotExist();
    assertThat(Files.readAllLines(inbox.resolve("rejected/people-of-all.csv"))).hasSize(2);
    assertThat(Files.readAllLines(inbox.resolve("results/people-of-all.csv"))).hasSize(2);

    Files.delete(inbox.resolve("done/list.json"));
    JsonNode again = me.send("DELETE", data, BodyPublishers.noBody()).json();
    assertThat(again.path("complete").asBoolean()).isTrue();
    assertThat(me.get(data).json().path("files")).isEmpty();
  }

  @Test
  void a_database_that_fails_for_long_is_asked_less_and_less_and_no_place_is_lost()
      throws Exception {
    Rows rows = Rows.of(application);
    rows.execute("CREATE TABLE tries (at INTEGER)");
    rows.execute(
        "CREATE TRIGGER tried AFTER UPDATE OF total ON inbox_files WHEN NEW.name = 'unlucky.csv'"
            + " BEGIN INSERT INTO tries VALUES (unixepoch('subsec') * 1000); END");
    rows.execute(
        "CREATE TRIGGER broken BEFORE UPDATE OF row_count ON inbox_files WHEN OLD.name = 'unlucky.csv'"
            + " AND OLD.row_count >= 250 BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END");
    try {
      StringBuilder text = new StringBuilder("to,text,clientRef\n");
      IntStream.rangeClosed(1, 600)
          .forEach(i -> text.append("4917012%05d,x,unlucky-%d\n".formatted(i, i)));
      drop("unlucky.csv", text.toString());
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> rows.of("SELECT at FROM tries").size() >= 5);
      // 50, 100, 200 and 400 ms lie between them.
      assertThat(rows.of("SELECT max(at) - min(at) AS ms FROM tries").get(0).get("ms"))
          .asInstanceOf(InstanceOfAssertFactories.INTEGER)
          .isGreaterThanOrEqualTo(700);
      assertThat(files("unlucky.csv").get(0).path("rows").asInt()).isEqualTo(250);
    } finally {
      rows.execute("DROP TRIGGER broken");
    }

    assertThat(ended("unlucky.csv").path("queued").asInt()).isEqualTo(600);
    assertThat(
            rows.of(
                "SELECT DISTINCT client_ref FROM message_jobs WHERE client_ref LIKE 'unlucky-%'"))
        .hasSize(600);
    rows.execute("DROP TRIGGER tried");
    rows.execute("DROP TABLE tries");
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static List<String> codes(String report) throws IOException {
    return Files.readAllLines(inbox.resolve("rejected").resolve(report)).stream()
        .skip(1)
        .map(line -> line.split(",", -1)[2])
        .toList();
  }

  private static void run(String uri) throws IOException {
    try (ProducerTemplate template = application.camelContext().createProducerTemplate()) {
      assertThat(template.send(uri, exchange -> {}).getException()).isNull();
    }
  }

  @Test
  void every_example_of_the_cookbook_is_queued() throws IOException {
    List<MatchResult> examples =
        EXAMPLE.matcher(Files.readString(Path.of("src/main/docs/cookbook.md"))).results().toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
    for (MatchResult example : examples) {
      drop(example.group(1), example.group(2));
    }
    for (MatchResult example : examples) {
      JsonNode file = read(example.group(1));
      assertThat(file.path("queued").asInt()).as("%s", file).isPositive();
      assertThat(file.path("rejected").asInt()).as("%s", file).isZero();
    }
  }

  /** As somebody does who knows how: complete at once. */
  private static void drop(String name, String content) throws IOException {
    Path part = inbox.resolve(name + ".part");
    Files.writeString(part, content);
    Files.move(part, inbox.resolve(name));
  }

  private static String messageOf(String report, int line) throws IOException {
    String text = Files.readAllLines(inbox.resolve("rejected").resolve(report)).get(line);
    return text.replaceAll("^\\d+,\\d+,\\w+,\\w*,(\"[^\"]*\"|[^,]*),.*$", "$1");
  }

  private static void refused(String name, String code) {
    JsonNode file = ended(name);
    assertThat(file.path("errorCode").asText()).as(name).isEqualTo(code);
    assertThat(file.path("queued").asInt()).as(name).isZero();
  }

  private static JsonNode ended(String name) {
    return inState(name, "ended");
  }

  private static JsonNode read(String name) {
    return inState(name, "sending|ended");
  }

  private static JsonNode inState(String name, String states) {
    await(name)
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                files(name).stream().anyMatch(file -> file.path("state").asText().matches(states)));
    return files(name).get(0);
  }

  private static List<JsonNode> files(String name) {
    JsonNode files =
        ApiClient.to(application.port()).loggedIn().get("/api/v1/inbox/files").json().path("files");
    return Stream.iterate(0, i -> i + 1)
        .limit(files.size())
        .map(files::get)
        .filter(file -> file.path("name").asText().equals(name))
        .toList();
  }
}
