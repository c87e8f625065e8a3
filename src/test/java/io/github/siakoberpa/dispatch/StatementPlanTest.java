package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cost stays flat: no statement reads the job table from end to end, or sorts it. Only the sampler
 * counts.
 */
class StatementPlanTest {
  private static final Path STATEMENTS = Path.of("src/main/resources/siakoberpa/sql");
  private static final Set<String> SAMPLER =
      Set.of(
          "count-waiting.sql",
          "count-heads.sql",
          "count-scheduled.sql",
          "count-finished.sql",
          "full-chats.sql");

  /** A restore works on a file that nobody uses. */
  private static final Set<String> RESTORE =
      Set.of("doubt-restored.sql", "ask-restored-store.sql", "stop-opted-out-restored.sql");

  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() {
    database = Database.open(folder);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<String> statements() throws IOException {
    try (Stream<Path> files = Files.list(STATEMENTS)) {
      return files
          .filter(StatementPlanTest::isAboutJobs)
          .map(file -> file.getFileName().toString())
          .filter(name -> !SAMPLER.contains(name) && !RESTORE.contains(name))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void statement_searches_by_an_index(String file) throws Exception {
    assertThat(plan(file))
        .as(file)
        .noneMatch(
            step ->
                step.matches(
                    "SCAN (message_jobs|message_attempts|incoming_reactions|w|h|m|busy|r)\\b.*"))
        .noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @ParameterizedTest
  @CsvSource({"receipt.sql,message_jobs_message", "unread-messages.sql,message_jobs_unread"})
  void receipts_have_indexes_of_their_own(String file, String index) throws Exception {
    assertThat(plan(file)).as(file).singleElement().asString().contains("INDEX " + index + " (");
  }

  @ParameterizedTest
  @MethodSource("sampler")
  void sampler_counts_through_a_partial_index(String file) throws Exception {
    assertThat(plan(file)).as(file).anyMatch(step -> step.contains("INDEX message_jobs_"));
  }

  static Set<String> sampler() {
    return SAMPLER;
  }

  private static boolean isAboutJobs(Path file) {
    try {
      return Files.readString(file).contains("message_");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> plan(String file) throws IOException, SQLException {
    String sql =
        Files.readString(STATEMENTS.resolve(file))
            .replaceAll("(?m)^--.*$", "")
            .replaceAll(":#in:(\\$\\{[^}]*}|\\w+)", "?,?,?")
            .replaceAll(":#(\\$\\{[^}]*}|\\w+)", "?");
    List<String> steps = new ArrayList<>();
    try (Connection connection = database.writer().getConnection();
        PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet result = explain.executeQuery()) {
      while (result.next()) {
        steps.add(result.getString("detail"));
      }
    }
    return steps;
  }
}
