package io.github.siakoberpa.whatsappweb.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRecordsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ffd8ffe0, image/jpeg, Image",
    "89504e470d0a1a0a, image/png, Image",
    "474946383961, image/gif, Image",
    "524946460000000057454250, image/webp, Image",
    "00000018667479706d703432, video/mp4, Video",
    "00000018667479704d344120, audio/mp4, Audio",
    "1a45dfa3, video/webm, Video",
    "494433, audio/mpeg, Audio",
    "4f67675300000000000000000000000000000000000000000000000000000000, audio/ogg, Audio",
    "255044462d312e37, application/pdf, Document",
    "00, application/octet-stream, Document"
  })
  void what_a_file_is_is_told_by_its_first_bytes(String hex, String mimeType, String kind) {
    MediaFile file = MediaFile.of(HexFormat.of().parseHex(hex));
    assertThat(file.mimeType()).isEqualTo(mimeType);
    assertThat(Media.of(file, null).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void a_name_tells_only_what_the_bytes_do_not() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.TXT"), "notes");
    assertThat(MediaFile.of(text).mimeType()).isEqualTo("text/plain");
    Path picture = Files.write(folder.resolve("notes2.txt"), new byte[] {-1, -40, -1, 0});
    assertThat(MediaFile.of(picture).mimeType()).isEqualTo("image/jpeg");
    assertThat(MediaFile.of(picture).typed("a/b").mimeType()).as("as it is said").isEqualTo("a/b");
  }

  @Test
  void a_stream_that_was_looked_at_is_still_whole() throws Exception {
    byte[] bytes = "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII);
    InputStream unmarked =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, 3),
            new ByteArrayInputStream(bytes, 3, bytes.length - 3));
    MediaFile file = MediaFile.of(unmarked);
    assertThat(file.mimeType()).isEqualTo("application/pdf");
    assertThat(file.open().readAllBytes()).isEqualTo(bytes);
    assertThat(file.name()).isEqualTo("file.pdf");
  }

  @Test
  void a_file_of_another_sort_is_refused() {
    MediaFile pdf = MediaFile.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    assertThatIllegalArgumentException().isThrownBy(() -> new Image(pdf, null, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new VoiceNote(pdf));
    assertThat(new Document(pdf, null).file()).isSameAs(pdf);
  }

  @Test
  void what_phones_would_not_show_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Text(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Location(91, 0, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Location(Double.NaN, 0, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContactCard("Ada", "+44"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Poll("?", List.of("a", "a"), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Poll("?", List.of("a", "b"), 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Reaction("true_1@c.us_3EB0", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Typing(Duration.ofMinutes(3)));
  }

  @Test
  void nothing_that_somebody_wrote_shows_in_a_name() {
    MediaFile file = MediaFile.of(new byte[] {1}).named("secret.bin");
    List<Object> all =
        List.of(
            new Text("secret"),
            new Document(file, "secret"),
            new Location(1, 2, "secret", "secret"),
            new ContactCard("secret", "491701112223"),
            new Poll("secret", List.of("secret", "b"), 1),
            new Edit("3EB00000000001", "secret"),
            new SendOptions(Duration.ZERO, null, List.of("491701112223@c.us"), false));
    assertThat(all)
        .extracting(Object::toString)
        .noneMatch(text -> text.contains("secret") || text.contains("491701112223"));
  }
}
