package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether files of messages can be taken in, and none lies there for a reason that nobody sees. */
public final class InboxCheck implements Check {
  private static final String MARKER = ".done";
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final List<String> ENDINGS = List.of(".csv", ".json", ".ndjson", ".jsonl");
  private static final List<String> FOLDERS = List.of("work", "done", "rejected", "results");

  private final Path folder;
  private final long least;
  private final boolean marked;
  private final Clock clock;

  /**
   * The check of the folder where files are put.
   *
   * @param least the bytes below which no message is accepted
   * @param marked whether a file is taken only once another one named {@code .done} lies beside it
   */
  public InboxCheck(Path folder, long least, boolean marked, Clock clock) {
    this.folder = folder;
    this.least = least;
    this.marked = marked;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public Finding look() {
    if (Files.notExists(folder)) {
      return Finding.skipped("there is none yet; the first start makes it");
    }
    try {
      for (Path needed : folders()) {
        if (!Files.isDirectory(needed) || !Files.isWritable(needed)) {
          return Finding.wrong(
              needed + " cannot be written",
              "Give it to the user that runs the program (chown, chmod): files are moved out of it.");
        }
      }
      return look(Files.getFileStore(folder).getUsableSpace(), files());
    } catch (IOException e) {
      return Finding.wrong(
          "%s cannot be looked into: %s".formatted(folder, e.getMessage()), "See its rights.");
    }
  }

  private Finding look(long room, List<Path> files) throws IOException {
    String found = "%d files wait in it, %s free".formatted(files.size(), Amount.of(room));
    if (room < least) {
      return Finding.wrong(
          found, "Make room: its reports are written there (siakoberpa.disk.min-free).");
    }
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        return Finding.wrong(
            found + ", and not all of them can be read",
            "Give them to the user that runs the program, or to its group.");
      }
    }
    long forgotten = marked ? unmarked(files) : 0;
    if (forgotten > 0) {
      return Finding.wrong(
          "%s; %d of them without %s for more than an hour".formatted(found, forgotten, MARKER),
          "Put an empty NAME%s beside each, or set siakoberpa.inbox.done-marker=false."
              .formatted(MARKER));
    }
    if (!marked && files.stream().anyMatch(file -> Files.exists(marker(file)))) {
      return Finding.wrong(
          "%s; some have a %s beside them, which is not waited for".formatted(found, MARKER),
          "Set siakoberpa.inbox.done-marker=true, or put none there.");
    }
    long early = marked ? 0 : early(files);
    if (early > 0) {
      return Finding.wrong(
          "%s; %d of them were changed at a time that is still to come".formatted(found, early),
          "They are taken then, or once you touch them; set the clock where they come from.");
    }
    return Finding.ok(found);
  }

  private List<Path> folders() {
    return Stream.concat(
            Stream.of(folder), FOLDERS.stream().map(folder::resolve).filter(Files::exists))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).filter(InboxCheck::isTaken).toList();
    }
  }

  private static boolean isTaken(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private long unmarked(List<Path> files) throws IOException {
    Instant before = clock.instant().minus(LONG);
    long count = 0;
    for (Path file : files) {
      if (Files.notExists(marker(file))
          && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        count++;
      }
    }
    return count;
  }

  private long early(List<Path> files) throws IOException {
    Instant soon = clock.instant().plus(SKEW);
    long count = 0;
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).toInstant().isAfter(soon)) {
        count++;
      }
    }
    return count;
  }

  private static Path marker(Path file) {
    return file.resolveSibling(file.getFileName() + MARKER);
  }
}
