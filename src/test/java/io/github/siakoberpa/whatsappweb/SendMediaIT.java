package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.whatsappweb.message.Document;
import io.github.siakoberpa.whatsappweb.message.MediaFile;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files go through a real browser and arrive byte for byte, once, whatever happens on the way. */
class SendMediaIT {
  private static SandboxedCamel camel;

  @TempDir private Path folder;
  private final String id = MessageIds.next();

  @BeforeAll
  static void link() throws Exception {
    camel =
        new SandboxedCamel(
            component -> {
              component.setSendTimeout(Duration.ofSeconds(3));
              component.setMediaTimeout(Duration.ofSeconds(10));
              component.setMediaMaxSize(64);
            });
    camel.link("media");
  }

  @AfterAll
  static void stop() {
    camel.close();
  }

  @AfterEach
  void clear() throws Exception {
    camel.faults("media", "mediaDown", false);
    camel.faults("media", "holdSends", false);
  }

  @ParameterizedTest
  @CsvSource({
    "image,    image/png,  PNG,  image",
    "video,    video/mp4,  MP4,  video",
    "audio,    audio/mpeg, ID3,  audio",
    "voice,    audio/ogg,  OGG,  ptt",
    "sticker,  image/webp, WEBP, sticker",
    "document, image/png,  PNG,  document"
  })
  void each_kind_of_file_arrives_with_equal_bytes(
      String kind, String mimeType, String beginning, String type) throws Exception {
    byte[] bytes = file(beginning, 200_000);
    Map<String, Object> headers = headers();
    headers.put(WhatsAppWebConstants.KIND, kind);
    JsonNode row = sent(camel.request("whatsapp-web:media", bytes, headers), bytes);
    assertThat(row.path("type").asText()).as("type").isEqualTo(type);
    assertThat(row.path("mimetype").asText()).as("mime type").isEqualTo(mimeType);
  }

  @Test
  void a_file_on_the_disk_is_sent_as_what_it_is_with_name_and_caption() throws Exception {
    byte[] bytes = "%PDF-1.7 a bill".getBytes(StandardCharsets.US_ASCII);
    Path bill = Files.write(folder.resolve("bill.pdf"), bytes);
    Map<String, Object> headers = headers();
    headers.put(WhatsAppWebConstants.CAPTION, "the bill");
    JsonNode row = sent(camel.request("whatsapp-web:media", bill.toFile(), headers), bytes);
    assertThat(row.path("type").asText()).isEqualTo("document");
    assertThat(row.path("filename").asText()).isEqualTo("bill.pdf");
    assertThat(row.path("caption").asText()).isEqualTo("the bill");
  }

  @Test
  void a_long_stream_arrives_whole_and_leaves_nothing_behind() throws Exception {
    // More than the driver would carry in one call.
    byte[] bytes = file("MP4", 60 << 20);
    JsonNode row =
        sent(
            camel.request("whatsapp-web:media", new ByteArrayInputStream(bytes), headers()), bytes);
    assertThat(row.path("type").asText()).isEqualTo("video");
    assertThat(camel.profile(".transit").resolve("media")).isEmptyDirectory();
  }

  @Test
  void a_map_brings_its_file_as_base64() throws Exception {
    byte[] bytes = file("PNG", 999);
    Map<String, Object> body =
        Map.of("kind", "image", "base64", Base64.getEncoder().encodeToString(bytes));
    assertThat(
            sent(camel.request("whatsapp-web:media", body, headers()), bytes).path("type").asText())
        .isEqualTo("image");
  }

  @Test
  void a_file_that_is_too_large_is_refused_for_good() throws Exception {
    assertNotSent(
        camel.request("whatsapp-web:media", new byte[(64 << 20) + 1], headers()),
        "media_too_large",
        false);
    assertThat(camel.accepted(id)).isEmpty();
  }

  @Test
  void an_upload_that_failed_never_left_and_is_sent_once_when_it_is_tried_again() throws Exception {
    byte[] bytes = file("PNG", 5000);
    camel.faults("media", "mediaDown", true);
    assertNotSent(camel.request("whatsapp-web:media", bytes, headers()), "upload_failed", true);
    assertThat(camel.lookUp("media", CHAT, id)).as("look-up").isEqualTo("ABSENT");
    losePage();
    assertThat(camel.lookUp("media", CHAT, id)).as("look-up in another page").isEqualTo("ABSENT");
    camel.faults("media", "mediaDown", false);
    sent(camel.request("whatsapp-web:media", bytes, headers()), bytes);
    assertThat(camel.lookUp("media", CHAT, id)).isEqualTo("FOUND");
  }

  @Test
  void a_file_of_which_nobody_knows_whether_it_left_is_resent_from_its_record() throws Exception {
    byte[] bytes = file("PNG", 5000);
    camel.faults("media", "holdSends", true);
    Exchange held = camel.request("whatsapp-web:media", bytes, headers());
    assertThat(held.getException()).isInstanceOf(OutcomeUnknownException.class);
    losePage();
    camel.faults("media", "holdSends", false);
    sent(camel.request("whatsapp-web:media?operation=RESEND", "", headers()), bytes);
    sent(camel.request("whatsapp-web:media", bytes, headers()), bytes);
  }

  @Test
  void a_file_that_is_gone_is_not_sent() throws Exception {
    Path gone = Files.write(folder.resolve("gone.bin"), new byte[] {1});
    Document document = new Document(MediaFile.of(gone), null);
    Files.delete(gone);
    assertNotSent(
        camel.request("whatsapp-web:media", document, headers()), "media_unreadable", true);
  }

  private void losePage() throws Exception {
    camel.faults("media", "crashPage", true);
    Awaitility.await("loss is noticed").until(() -> !camel.session("media").status().ready());
    camel.await("media", SessionState.READY);
  }

  private JsonNode sent(Exchange exchange, byte[] bytes) throws Exception {
    assertThat(exchange.getException()).as("outcome").isNull();
    assertThat(camel.accepted(id)).as("rows at the other side").hasSize(1);
    JsonNode row = camel.accepted(id).get(0);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(row.path("sha256").asText()).as("hash").isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(row.path("bytes").asInt()).as("size").isEqualTo(bytes.length);
    return row;
  }

  private Map<String, Object> headers() {
    return new HashMap<>(SandboxedCamel.headers(CHAT, id));
  }

  /** Bytes by chance behind the beginning of a file of that sort. */
  private static byte[] file(String beginning, int size) {
    String mark =
        switch (beginning) {
          case "PNG" -> "\u0089PNG\r\n\u001a\n";
          case "MP4" -> "\0\0\0\u0018ftypmp42";
          case "OGG" -> "OggS";
          case "WEBP" -> "RIFF\0\0\0\0WEBP";
          default -> beginning;
        };
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    byte[] start = mark.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  private static void assertNotSent(Exchange exchange, String code, boolean retryable) {
    assertThat(exchange.getException())
        .isInstanceOfSatisfying(
            NotSentException.class,
            e -> {
              assertThat(e.getCode()).as("code").isEqualTo(code);
              assertThat(e.isRetryable()).as("retryable").isEqualTo(retryable);
            });
  }
}
