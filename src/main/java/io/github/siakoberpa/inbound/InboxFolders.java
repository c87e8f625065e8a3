package io.github.siakoberpa.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of the inbox. A file is renamed into {@code work} under a name of its own, and that
 * name is what the database knows it by: whoever puts another file of the same name into the inbox,
 * or the same file again, puts in another file. Thread-safe.
 */
public final class InboxFolders {
  private static final Logger LOG = LoggerFactory.getLogger(InboxFolders.class);
  private static final String WORK = "work";
  private static final String DONE = "done";
  private static final String REJECTED = "rejected";
  private static final String RESULTS = "results";
  private static final String UNFINISHED = ".part";
  private static final Pattern TAKEN =
      Pattern.compile(".*\\.(csv|json|ndjson|jsonl)", Pattern.CASE_INSENSITIVE);

  /** A random id, and what separates it from the name. */
  private static final int ID = 36;

  private static final int SHORT_ID = 8;

  private final Path inbox;
  private final Clock clock;

  /** Those in that folder, which are made by {@link #make()}. */
  public InboxFolders(Path inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  /** The folders are there from now on. */
  public void make() {
    try {
      for (String folder : List.of(WORK, DONE, REJECTED, RESULTS)) {
        Files.createDirectories(inbox.resolve(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The row of a file that lies in {@code work}. Its new name is on the disk before the first of
   * its messages is queued: after a power cut it must not lie in the inbox again.
   */
  public Map<String, Object> arrived(String workName) {
    flush(inbox.resolve(WORK));
    flush(inbox);
    String name = workName.substring(ID + 1);
    String report = InboxFile.report(name);
    int dot = name.lastIndexOf('.');
    String other = name.substring(0, dot) + "-" + workName.substring(0, SHORT_ID);
    String otherReport = InboxFile.report(other + name.substring(dot));
    Map<String, Object> row = new HashMap<>();
    row.put("work_name", workName);
    row.put("name", name);
    row.put("report", isTaken(name, report) ? otherReport : report);
    row.put("other_report", otherReport);
    row.put("now", clock.millis());
    return row;
  }

  /** The file of a row of {@code inbox-file.sql}. */
  public InboxFile file(Map<String, @Nullable Object> row) {
    return InboxFile.of(row, inbox.resolve(WORK).resolve(String.valueOf(row.get("work_name"))));
  }

  /**
   * The file was read: what was rejected can be seen, and from now on it is kept for a while.
   * Repeating it does no harm.
   */
  public void finish(InboxFile file) {
    publish(rejected(file.report()));
    if (Files.isSymbolicLink(file.path())) {
      return;
    }
    try {
      Files.setLastModifiedTime(file.path(), FileTime.from(clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that were read, and reports that can be seen. */
  List<Path> finished() {
    return Stream.of(DONE, REJECTED, RESULTS)
        .flatMap(folder -> files(inbox.resolve(folder)))
        .filter(file -> !isPart(file))
        .toList();
  }

  /** Files that were not read to their end, and what is being written of them. */
  List<Path> waiting() {
    Stream<Path> put = files(inbox).filter(file -> TAKEN.matcher(file.toString()).matches());
    Stream<Path> parts =
        Stream.of(REJECTED, RESULTS)
            .flatMap(folder -> files(inbox.resolve(folder)))
            .filter(InboxFolders::isPart);
    return Stream.of(put, files(inbox.resolve(WORK)), parts).flatMap(files -> files).toList();
  }

  /** All of these. A file that goes its way meanwhile is met where it was or where it is then. */
  List<Path> all() {
    return Stream.concat(waiting().stream(), finished().stream()).toList();
  }

  /** What a file in there is called, with its folder. */
  String name(Path file) {
    return inbox.relativize(file).toString().replace('\\', '/');
  }

  /** Where what is rejected is written. */
  Path rejectedPart(InboxFile file) {
    return part(rejected(file.report()));
  }

  /** Where results are written. */
  Path resultsPart(String report) {
    return part(inbox.resolve(RESULTS).resolve(report));
  }

  /** The results can be seen. */
  void publishResults(String report) {
    publish(inbox.resolve(RESULTS).resolve(report));
  }

  private Path rejected(String report) {
    return inbox.resolve(REJECTED).resolve(report);
  }

  private static boolean isPart(Path file) {
    return file.toString().endsWith(UNFINISHED);
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(InboxFolders::isFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  private boolean isTaken(String name, String report) {
    return Files.exists(inbox.resolve(DONE).resolve(name))
        || Files.exists(rejected(report))
        || Files.exists(part(rejected(report)))
        || Files.exists(inbox.resolve(RESULTS).resolve(report));
  }

  private static void publish(Path file) {
    try {
      if (Files.exists(part(file))) {
        Files.move(
            part(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flush(file.resolveSibling("."));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("This system cannot flush a folder", e);
    }
  }
}
