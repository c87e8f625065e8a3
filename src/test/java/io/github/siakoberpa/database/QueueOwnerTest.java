package io.github.siakoberpa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process alone dispatches from a database of somebody else's. */
class QueueOwnerTest {
  private static final long ELSEWHERE = 1;

  @TempDir private Path folder;

  private final CountDownLatch lost = new CountDownLatch(1);
  private BasicDataSource source;

  @BeforeEach
  void open() {
    source = new BasicDataSource();
    source.setUrl(
        "jdbc:sqlite:"
            + folder.resolve("shop.db")
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE");
    become().close();
  }

  @AfterEach
  void nobodyIsLeft() throws SQLException {
    become().close();
    source.close();
  }

  @Test
  void one_that_died_on_this_machine_is_followed_at_once() throws Exception {
    long dead = deadProcess();
    own(System.currentTimeMillis() + 60_000, dead, here());
    become().close();
  }

  @Test
  void one_that_is_silent_elsewhere_is_followed_when_its_time_is_over() throws Exception {
    long until = System.currentTimeMillis() + 500;
    own(until, 1, ELSEWHERE);
    become().close();
    assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(until);
  }

  @Test
  void one_that_speaks_up_stays_the_owner() throws Exception {
    own(System.currentTimeMillis() + 60_000, 1, ELSEWHERE);
    Thread alive =
        new Thread(
            () ->
                await()
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                        () -> {
                          own(System.currentTimeMillis() + 60_000, 1, ELSEWHERE);
                          return lost.getCount() == 0;
                        }));
    alive.start();
    assertThatThrownBy(this::become)
        .isInstanceOfSatisfying(
            DatabaseException.class,
            refused -> assertThat(refused.code()).isEqualTo(DatabaseException.Code.LOCKED));
    lost.countDown();
    alive.join();
    own(0, 1, ELSEWHERE);
  }

  @Test
  void one_that_was_followed_while_it_could_not_speak_hears_of_it() throws Exception {
    QueueOwner owner =
        QueueOwner.become(
            folder.resolve("shop.db"),
            source,
            Clock.systemUTC(),
            Duration.ofMillis(20),
            lost::countDown);
    own(System.currentTimeMillis() + 60_000, 1, ELSEWHERE);
    assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
    owner.close();
    own(0, 1, ELSEWHERE);
  }

  private Database become() {
    return Database.ofHost(source, Clock.systemUTC(), lost::countDown);
  }

  private void own(long until, long pid, long host) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE counters SET value = CASE name WHEN 'owner_until' THEN %d WHEN 'owner_pid' THEN %d ELSE %d END WHERE name LIKE 'owner%%'"
              .formatted(until, pid, host));
    }
  }

  private static long here() {
    return System.getenv().getOrDefault("HOSTNAME", "localhost").hashCode();
  }

  private static long deadProcess() throws Exception {
    Process process =
        new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return process.pid();
  }
}
