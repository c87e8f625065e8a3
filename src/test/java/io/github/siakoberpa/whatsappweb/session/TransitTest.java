package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.siakoberpa.whatsappweb.message.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransitTest {
  private static final int MOST = 1000;

  @TempDir private Path sessions;
  private Transit transit;

  @BeforeEach
  void make() {
    Duration any = Duration.ofSeconds(1);
    Deadlines deadlines = new Deadlines(any, any, any, any, any, any, any, any, any, any, any, any);
    SessionSettings settings =
        new SessionSettings(
            URI.create("http://127.0.0.1/"),
            sessions,
            null,
            null,
            false,
            true,
            true,
            sessions,
            deadlines,
            new Limits(0, 0, any, MOST, any));
    transit = new Transit(settings, "demo");
  }

  @Test
  void a_stream_becomes_a_file_that_goes_when_it_was_sent() throws Exception {
    Transit.Staged staged = transit.stage(MediaFile.of(new byte[] {1, 2, 3}));
    assertThat(staged.path()).hasBinaryContent(new byte[] {1, 2, 3});
    staged.close();
    assertThat(files()).isZero();
  }

  @Test
  void a_file_of_somebody_else_is_used_where_it_lies_and_stays() throws Exception {
    Path theirs = Files.write(sessions.resolve("theirs"), new byte[] {1});
    Transit.Staged staged = transit.stage(MediaFile.of(theirs));
    staged.close();
    assertThat(staged.path()).isEqualTo(theirs.toAbsolutePath()).exists();
  }

  @Test
  void what_is_too_large_or_empty_is_refused_and_leaves_nothing() throws Exception {
    assertThatThrownBy(() -> transit.stage(MediaFile.of(new byte[MOST + 1])))
        .hasMessage("media_too_large");
    assertThatThrownBy(() -> transit.stage(MediaFile.of(new byte[0]))).hasMessage("media_empty");
    assertThat(files()).isZero();
  }

  @Test
  void what_a_kill_left_behind_is_swept_before_the_first_file() throws Exception {
    Path folder = Files.createDirectories(sessions.resolve(".transit/demo"));
    Files.write(folder.resolve("old"), new byte[] {1});
    transit.stage(MediaFile.of(new byte[] {2}));
    assertThat(folder.resolve("old")).doesNotExist();
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void pieces_make_a_whole_which_goes_when_it_was_read() throws Exception {
    Transit.Arrival arrival = transit.expect();
    arrive(arrival, 1, 2);
    arrive(arrival, 3);
    try (InputStream in = arrival.open(3).orElseThrow()) {
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }
    assertThat(files()).isZero();
  }

  @Test
  void what_did_not_come_whole_is_nothing() throws Exception {
    Transit.Arrival arrival = transit.expect();
    arrive(arrival, 1, 2);
    assertThat(arrival.open(3)).isEmpty();
    arrival.forget();
    arrive(arrival, 3);
    assertThat(files()).isZero();
  }

  private void arrive(Transit.Arrival arrival, int... bytes) {
    byte[] piece = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      piece[i] = (byte) bytes[i];
    }
    String data = Base64.getEncoder().encodeToString(piece);
    transit.arrived(Map.of("download", arrival.name(), "data", data));
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(sessions.resolve(".transit/demo"))) {
      return all.count();
    }
  }
}
