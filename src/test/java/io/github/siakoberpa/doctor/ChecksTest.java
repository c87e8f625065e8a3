package io.github.siakoberpa.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.siakoberpa.database.Database;
import io.github.siakoberpa.doctor.Finding.State;
import io.github.siakoberpa.whatsappweb.session.BrowserTrial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each check makes of what it finds. */
class ChecksTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @TempDir Path folder;

  private static void isWell(Finding finding, String found) {
    assertThat(finding.found()).contains(found);
    assertThat(finding.state()).as(found).isEqualTo(State.OK);
    assertThat(finding.advice()).as("advice").isNull();
  }

  private static void isSkipped(Finding finding, String found) {
    assertThat(finding.found()).contains(found);
    assertThat(finding.state()).as(found).isEqualTo(State.SKIPPED);
  }

  private static void isWrong(Finding finding, String found, String advice) {
    assertThat(finding.found()).contains(found);
    assertThat(finding.state()).as(found).isEqualTo(State.WRONG);
    assertThat(finding.advice()).contains(advice);
  }

  @Test
  void java_must_be_new_enough_and_have_room_for_a_browser() {
    long heap = 256L << 20;

    isWell(
        new JavaCheck(Runtime.Version.parse("17.0.9"), heap, 8L << 30).look(),
        "Java 17.0.9, 256 MB for the program of the 8.0 GB");
    isWell(new JavaCheck(Runtime.Version.parse("21"), heap, 0).look(), "Java 21");
    isWrong(new JavaCheck(Runtime.Version.parse("11"), heap, 0).look(), "Java 11", "Java 17");
    isWrong(new JavaCheck(Runtime.version(), heap, 512L << 20).look(), "512 MB", "2 GB");
  }

  @Test
  void the_inbox_must_be_writable_and_no_file_be_forgotten_in_it() throws IOException {
    Path inbox = folder.resolve("inbox");
    Clock now = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    Check plain = new InboxCheck(inbox, 1, false, now);
    Check marked = new InboxCheck(inbox, 1, true, now);
    isSkipped(plain.look(), "first start makes it");

    Files.createDirectories(inbox.resolve("work"));
    Path file = Files.writeString(inbox.resolve("a.CSV"), "to,text");
    Files.writeString(inbox.resolve("roses.png"), "");
    Files.setLastModifiedTime(file, FileTime.from(now.instant().minusSeconds(3500)));
    isWell(plain.look(), "1 files wait in it, ");
    isWell(marked.look(), "1 files wait");
    isWrong(new InboxCheck(inbox, Long.MAX_VALUE, false, now).look(), "free", "Make room");

    Files.setLastModifiedTime(file, FileTime.from(now.instant().minusSeconds(3700)));
    isWrong(marked.look(), "1 of them without .done for more than an hour", "done-marker=false");
    Files.createFile(inbox.resolve("a.CSV.done"));
    isWell(marked.look(), "1 files wait");
    isWrong(plain.look(), "not waited for", "done-marker=true");

    Files.delete(inbox.resolve("a.CSV.done"));
    Files.setLastModifiedTime(file, FileTime.from(now.instant().plusSeconds(3600)));
    isWrong(plain.look(), "1 of them were changed at a time that is still to come", "touch");

    Files.delete(inbox.resolve("work"));
    Files.createFile(inbox.resolve("work"));
    isWrong(plain.look(), "work cannot be written", "chown");
  }

  @Test
  void a_browser_that_starts_is_named() {
    BrowserTrial.Result started = new BrowserTrial.Started(CHROMIUM, "Chromium 150.0");

    isWell(
        new BrowserCheck(() -> started, false).look(), "Chromium 150.0 starts (/usr/bin/chromium)");
  }

  @Test
  void a_missing_browser_matters_only_where_none_is_installed() {
    isSkipped(new BrowserCheck(BrowserTrial.Missing::new, true).look(), "installs one");
    isWrong(
        new BrowserCheck(BrowserTrial.Missing::new, false).look(),
        "none",
        "apt-get install chromium");
  }

  @ParameterizedTest
  @CsvSource({
    "No usable sandbox!, browser-sandbox=false",
    "error while loading shared libraries: libnss3.so, Install what it lacks",
    "it showed nothing within 60 s, by hand"
  })
  void a_browser_that_does_not_start_says_why_and_what_helps(String why, String advice) {
    isWrong(
        new BrowserCheck(() -> new BrowserTrial.NotStarted(CHROMIUM, why), true).look(),
        why,
        advice);
  }

  @Test
  void wa_js_is_that_of_the_program_or_a_file_that_looks_like_it() throws IOException {
    Path good = Files.writeString(folder.resolve("wa.js"), "window.WPP = {}");
    Path bad = Files.writeString(folder.resolve("bad.js"), "nothing");

    isWell(new WaJsCheck("4.6.0", null).look(), "4.6.0");
    isWell(new WaJsCheck("4.6.0", good).look(), "instead of version 4.6.0");
    isWrong(new WaJsCheck("4.6.0", bad).look(), "no wa-js", "@wppconnect/wa-js");
    isWrong(new WaJsCheck("4.6.0", folder.resolve("none.js")).look(), "cannot be read", "wa-js");
    isWrong(new WaJsCheck(null, null).look(), "none", "Build");
  }

  @Test
  void a_database_is_looked_at_before_there_is_one_while_it_is_open_and_after() {
    DatabaseCheck check = new DatabaseCheck(folder);

    isSkipped(check.look(), "none yet");
    try (Database open = Database.open(folder)) {
      assertThat(open.writer()).isNotNull();
      isWell(check.look(), "sound, schema ");
    }
    isWell(check.look(), "sound, schema ");
    try (Database again = Database.open(folder)) {
      assertThat(again.writer()).as("nothing stands in its way").isNotNull();
    }
  }

  @Test
  void a_damaged_database_needs_a_backup() throws IOException {
    Files.writeString(folder.resolve("siakoberpa.db"), "no longer a database ".repeat(500));

    isWrong(new DatabaseCheck(folder).look(), "damaged", "siakoberpa restore");
  }

  @Test
  void little_room_and_a_big_log_are_told() throws IOException {
    Path log = folder.resolve("log");
    Files.write(log, new byte[3000]);
    Path notYet = folder.resolve("data/sandbox");

    isWell(new DiskCheck(notYet, log, 1).look(), "free, the database's log has 3 KB");
    isWrong(new DiskCheck(notYet, log, Long.MAX_VALUE).look(), "free", "siakoberpa.disk.min-free");
  }

  @Test
  void sessions_belong_to_us_alone() throws IOException {
    SessionsCheck check = new SessionsCheck(folder);
    isSkipped(new SessionsCheck(folder.resolve("none")).look(), "none yet");
    isWell(check.look(), "none yet");
    for (String name : List.of(".driver", "sandbox", "shop", "default")) {
      Files.createDirectory(folder.resolve(name));
    }
    mode("shop", "rwx------");
    mode("default", "rwx------");

    isWell(check.look(), "2 (default, shop)");
    mode("shop", "rwxr-x---");
    isWrong(check.look(), "shop", "chmod 700");
    isWrong(
        new SessionsCheck(Files.writeString(folder.resolve("f"), "")).look(), "written", "chown");
  }

  private void mode(String name, String permissions) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString(permissions));
  }

  @Test
  void the_other_side_is_reached_and_its_clock_compared() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    http.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    http.start();
    try {
      URI url = URI.create("http://127.0.0.1:%d/".formatted(http.getAddress().getPort()));
      RemoteServer server = new RemoteServer(url, Duration.ofSeconds(5));

      isWell(new NetworkCheck(server).look(), "127.0.0.1 answers");
      isWell(new ClockCheck(server, Clock.systemUTC()).look(), "right");
      isWrong(new ClockCheck(server, off(Duration.ofMinutes(5))).look(), "fast", "NTP");
      isWrong(new ClockCheck(server, off(Duration.ofMinutes(-5))).look(), "slow", "NTP");
    } finally {
      http.stop(0);
    }
  }

  private static Clock off(Duration offset) {
    return Clock.fixed(Instant.now().plus(offset), ZoneOffset.UTC);
  }

  @Test
  void a_server_that_is_not_there_says_how() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:%d/".formatted(freePort()));
    RemoteServer refused = new RemoteServer(nobody, Duration.ofSeconds(5));
    RemoteServer unknown =
        new RemoteServer(URI.create("https://whatsapp.invalid/"), Duration.ofSeconds(5));

    isWrong(new NetworkCheck(refused).look(), "refuses", "firewall");
    isSkipped(new ClockCheck(refused, Clock.systemUTC()).look(), "nobody could be asked");
    isWrong(new NetworkCheck(unknown).look(), "whatsapp.invalid", "network");
  }

  @Test
  void a_port_is_free_or_somebody_has_it() throws IOException {
    long ours = ProcessHandle.current().pid();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Instance instance = new Instance(ours, URI.create("http://127.0.0.1:" + port + "/"), null);

      isWrong(port(port, Optional.empty()), "taken by process " + ours, "camel.server.port");
      isWell(port(port, Optional.of(instance)), "the running application's");
    }
    isWell(port(freePort(), Optional.empty()), "is free");
    isWell(port(0, Optional.empty()), "any free one");
  }

  private static Finding port(int port, Optional<Instance> instance) {
    return new PortCheck("port", LOOPBACK, port, "camel.server.port", instance).look();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Test
  void a_socket_that_listens_is_read_from_the_systems_table() {
    String line =
        "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1";

    assertThat(PortHolder.listening(line, 8080)).contains("4711");
    assertThat(PortHolder.listening(line, 8081)).isEmpty();
    assertThat(PortHolder.listening(line.replace(" 0A ", " 01 "), 8080)).isEmpty();
    assertThat(PortHolder.listening("  sl  local_address rem_address", 8080)).isEmpty();
  }

  @Test
  void an_application_that_was_killed_is_no_trouble_and_one_that_hangs_is() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:%d/".formatted(freePort()));

    isWell(new InstanceCheck(Optional.empty()).look(), "does not run");
    isWell(
        new InstanceCheck(Optional.of(new Instance(Long.MAX_VALUE, nobody, nobody))).look(),
        "killed");
    isWrong(
        new InstanceCheck(Optional.of(new Instance(1, nobody, null))).look(),
        "does not answer",
        "log");
  }

  @Test
  void settings_that_change_nothing_are_wrong_too() {
    isWell(new SettingsCheck(List.of(), Optional::empty).look(), "make sense");
    isWrong(
        new SettingsCheck(List.of("There is no a."), Optional::empty).look(),
        "change nothing",
        "There is no a.");
    isWrong(
        new SettingsCheck(List.of(), () -> Optional.of("x must be y.")).look(),
        "refuse",
        "x must be y.");
  }
}
