package io.github.siakoberpa.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.media.KeptMedia;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are worse than those that people put into the inbox on a usual day. */
class InboxReaderTest {
  private static final RowRules RULES =
      new RowRules() {
        @Override
        public Set<String> fields() {
          return Set.of("to", "text");
        }

        @Override
        public List<RowReading> read(
            List<ObjectNode> rows, Map<String, KeptMedia> files, String createdBy) {
          return rows.stream().<RowReading>map(row -> new RowProblem("NO", "No.", null)).toList();
        }
      };

  @TempDir Path folder;
  private final InboxReader reader = new InboxReader(RULES);

  private static InboxFile file(Path path) {
    return InboxFile.of(Map.of("id", 1, "name", path.getFileName().toString()), path);
  }

  @Test
  void rows_before_a_problem_that_nobody_saw_coming_are_queued() throws IOException {
    Path path = folder.resolve("growing.csv");
    StringBuilder rows = new StringBuilder("to,text\n");
    for (int i = 0; i < 300; i++) {
      rows.append("491701112223,Hello\n");
    }
    Files.writeString(path, rows);
    InboxFile file = file(path);
    assertThat(reader.measure(file)).isEqualTo(300);
    // Whoever wrote it had not ended, and stopped in the middle of a row.
    Files.writeString(path, "491701112223,\"Hel", StandardOpenOption.APPEND);

    Iterator<RowsToQueue> chunks = reader.chunks(file);
    for (int expected : List.of(250, 50)) {
      assertThat(chunks.hasNext()).isTrue();
      RowsToQueue chunk = chunks.next();
      chunk.read(RULES, "inbox");
      chunk.settle(List.of());
      assertThat(chunk.settled()).isEqualTo(expected);
    }
    assertThat(chunks.hasNext()).as("what is wrong is told behind them").isTrue();
    assertThatThrownBy(chunks::next)
        .asInstanceOf(InstanceOfAssertFactories.type(FileProblemException.class))
        .extracting(FileProblemException::code, FileProblemException::line)
        .containsExactly("CSV_INVALID", 302L);
  }

  @Test
  void a_list_within_a_list_is_never_whole_in_memory() throws IOException {
    Path path = folder.resolve("twice.json");
    try (Writer writer = Files.newBufferedWriter(path)) {
      writer.write("[[");
      for (int i = 0; i < 100_000; i++) {
        writer.write("{\"to\":\"491701112223\",\"text\":\"Hello\"},");
      }
      // It is given up long before it is seen that this is no JSON.
      writer.write("nonsense");
    }
    assertThatThrownBy(() -> reader.measure(file(path)))
        .hasMessageContaining("longer than any message")
        .asInstanceOf(InstanceOfAssertFactories.type(FileProblemException.class))
        .extracting(FileProblemException::code)
        .isEqualTo("JSON_INVALID");
  }
}
