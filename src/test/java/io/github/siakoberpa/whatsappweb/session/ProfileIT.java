package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks and leftovers of a profile, with real processes in the place of browsers. */
class ProfileIT {
  @TempDir private Path folder;
  private SessionSettings settings;
  private Process process;

  @BeforeEach
  void makeProfile() throws Exception {
    Duration any = Duration.ofSeconds(1);
    Deadlines deadlines = new Deadlines(any, any, any, any, any, any, any, any, any, any, any, any);
    URI url = URI.create("http://127.0.0.1:9/");
    Path driver = folder.resolve(".driver");
    settings =
        new SessionSettings(
            url,
            folder,
            null,
            null,
            false,
            true,
            true,
            driver,
            deadlines,
            new Limits(0, 0, any, 1L << 20, any));
    Files.createDirectories(settings.profile("demo"));
    Files.writeString(settings.profile("demo").resolve("Preferences"), "{}");
  }

  @AfterEach
  void endProcess() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void a_profile_in_use_is_refused_and_free_again_after_the_close() {
    try (Profile held = Profile.lock(settings, "demo")) {
      assertThat(held.folder()).isEqualTo(settings.profile("demo"));
      assertThatThrownBy(() -> Profile.lock(settings, "demo"))
          .isInstanceOfSatisfying(
              SessionStartException.class, e -> assertThat(e.code()).isEqualTo("profile_in_use"));
    }
    Profile.lock(settings, "demo").close();
  }

  @Test
  void one_who_is_refused_takes_nothing_from_the_one_who_holds_it() throws Exception {
    Path file = settings.sessionsDirectory().resolve(".locks").resolve("demo.lock");
    try (Profile held = Profile.lock(settings, "demo")) {
      assertThatThrownBy(() -> Profile.lock(settings, "demo"))
          .isInstanceOf(SessionStartException.class);
      assertThat(held.exists()).isTrue();
      // What the system knows, not this program.
      String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
      assertThat(Files.readString(Path.of("/proc/locks"))).contains(inode);
    }
  }

  @Test
  void a_lock_that_could_not_be_cleared_up_after_is_given_back() throws Exception {
    Path inTheWay = settings.profile("demo").resolve("SingletonFolder").resolve("file");
    Files.createDirectories(inTheWay);
    assertThatThrownBy(() -> Profile.lock(settings, "demo"))
        .isInstanceOfSatisfying(
            SessionStartException.class, e -> assertThat(e.code()).isEqualTo("profile_unusable"));
    Files.delete(inTheWay);
    Profile.lock(settings, "demo").close();
  }

  @Test
  void a_browser_that_a_killed_run_left_on_the_profile_is_ended() throws Exception {
    process = pretend("--user-data-dir=" + settings.profile("demo"));
    singleton("another-host-" + process.pid());
    Profile.lock(settings, "demo").close();
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("browser ended").isTrue();
    assertThat(settings.profile("demo").resolve("SingletonLock")).satisfies(ProfileIT::isGone);
  }

  @Test
  void a_stranger_with_the_number_of_an_old_browser_lives_on() throws Exception {
    process = pretend("--user-data-dir=" + settings.profile("demo-of-somebody-else"));
    singleton("this-host-" + process.pid());
    Profile.lock(settings, "demo").close();
    assertThat(process.isAlive()).as("stranger lives").isTrue();
    assertThat(settings.profile("demo").resolve("SingletonLock")).satisfies(ProfileIT::isGone);
  }

  @Test
  void processes_written_down_by_a_killed_run_are_ended() throws Exception {
    process = pretend("run-driver");
    Profile held = Profile.lock(settings, "demo");
    held.record(List.of(process.toHandle()));
    held.close();
    Profile.lock(settings, "demo").close();
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("process ended").isTrue();
  }

  @Test
  void reports_of_crashes_hold_memory_and_go_with_the_next_start() throws Exception {
    try (Profile held = Profile.lock(settings, "demo")) {
      assertThat(held.crashReports()).as("place of reports").startsWithRaw(held.folder());
      Files.createDirectories(held.crashReports().resolve("pending"));
    }
    try (Profile held = Profile.lock(settings, "demo")) {
      assertThat(held.crashReports()).doesNotExist();
    }
  }

  @Test
  void a_wipe_leaves_nothing_and_follows_no_link_out_of_the_profile() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside"), "stays");
    Files.createSymbolicLink(settings.profile("demo").resolve("link"), outside);
    try (Profile held = Profile.lock(settings, "demo")) {
      held.wipe();
    }
    assertThat(settings.profile("demo")).doesNotExist();
    assertThat(outside).exists();
  }

  @Test
  void a_folder_in_which_something_is_in_use_is_deleted_once_it_is_free() throws Exception {
    List<Path> tried = new ArrayList<>();
    try (Profile held = Profile.lock(settings, "demo")) {
      held.wipe(
          path -> {
            tried.add(path);
            if (tried.size() < 4) {
              throw new IOException("Device or resource busy");
            }
            FileTree.delete(path);
          });
    }
    assertThat(tried).as("tries").hasSize(4);
    assertThat(settings.profile("demo")).doesNotExist();
  }

  @Test
  void a_folder_that_is_never_free_is_a_failure_with_a_name() {
    try (Profile held = Profile.lock(settings, "demo")) {
      assertThatThrownBy(
              () ->
                  held.wipe(
                      path -> {
                        throw new IOException("Device or resource busy");
                      }))
          .isInstanceOfSatisfying(
              SessionStartException.class,
              e -> assertThat(e.code()).isEqualTo("profile_not_removable"));
    }
  }

  private void singleton(String target) throws Exception {
    Files.createSymbolicLink(settings.profile("demo").resolve("SingletonLock"), Path.of(target));
  }

  private static void isGone(Path link) {
    assertThat(Files.isSymbolicLink(link)).as("stale %s is there", link).isFalse();
  }

  /** A process that does nothing but carry an argument. */
  private static Process pretend(String argument) throws Exception {
    return new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", "sh", argument, "--x")
        .start();
  }
}
