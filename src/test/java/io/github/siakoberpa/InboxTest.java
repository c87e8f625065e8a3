package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
