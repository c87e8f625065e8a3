package io.github.siakoberpa.inbound;

import io.github.siakoberpa.queue.Recipient;
import io.github.siakoberpa.queue.RecipientParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds one person in the files of the inbox by their number, however it is written there, and
 * takes their rows out of those that are done with. Files are never whole in memory. Thread-safe.
 */
public final class PersonInFiles {
  /** Byte for byte, so that what stays is written as it was, whatever it is. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final String BEING_WRITTEN = ".new";

  private final InboxFolders folders;
  private final RecipientParser recipients;

  /** In those folders; numbers are read as those of recipients are. */
  public PersonInFiles(InboxFolders folders, RecipientParser recipients) {
    this.folders = folders;
    this.recipients = recipients;
  }

  /** The files that tell of the person, by their paths in the inbox. */
  public List<String> holding(String chatId) {
    return named(chatId, folders.all());
  }

  /**
   * Takes their rows out of what was read and of the reports. Files that are not read to their end
   * stay as they are, and so do lists in JSON and what has no rows.
   *
   * @return the files that still tell of them, by their paths in the inbox
   */
  public List<String> erase(String chatId) {
    List<String> held = new ArrayList<>(named(chatId, folders.waiting()));
    for (Path file : folders.finished()) {
      if (holds(chatId, file) && !withoutRows(chatId, file)) {
        held.add(folders.name(file));
      }
    }
    return held;
  }

  private List<String> named(String chatId, List<Path> files) {
    return files.stream().filter(file -> holds(chatId, file)).map(folders::name).toList();
  }

  private boolean holds(String chatId, Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, BYTES)) {
      WrittenNumbers numbers = new WrittenNumbers(number -> isTheirs(chatId, number));
      for (int next = reader.read(); next >= 0 && !numbers.found(); next = reader.read()) {
        numbers.add((char) next);
      }
      return numbers.end();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean holds(String chatId, String row) {
    WrittenNumbers numbers = new WrittenNumbers(number -> isTheirs(chatId, number));
    row.chars().forEach(next -> numbers.add((char) next));
    return numbers.end();
  }

  private boolean isTheirs(String chatId, String written) {
    String number = chatId.substring(0, chatId.indexOf('@'));
    String digits = written.replaceAll("\\D", "");
    // How it ends is the same with a country's code and without.
    return digits.contains(number.substring(Math.max(0, number.length() - 6)))
        && (digits.contains(number)
            || (recipients.parse(written) instanceof Recipient recipient
                && recipient.chatId().equals(chatId)));
  }

  /** False = the file is as it was. */
  private boolean withoutRows(String chatId, Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return false;
    }
    Path rest = file.resolveSibling(file.getFileName() + BEING_WRITTEN);
    try {
      FileTime time = Files.getLastModifiedTime(file);
      boolean table = name.endsWith(".csv");
      long left;
      try (RawRows rows = new RawRows(Files.newBufferedReader(file, BYTES), table);
          Writer writer = Files.newBufferedWriter(rest, BYTES)) {
        left = copy(chatId, rows, writer);
      }
      if (left < 0) {
        Files.delete(rest);
        return false;
      }
      Files.setLastModifiedTime(rest, time);
      Files.move(rest, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      // Nothing but the names of columns.
      if (left <= (table ? 1 : 0)) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many rows are left; less than none = it has no rows that could be told apart. */
  private long copy(String chatId, RawRows rows, Writer writer) throws IOException {
    long left = 0;
    for (String row = rows.next(); row != null; row = rows.next()) {
      if (row.length() > RawRows.LONGEST || row.indexOf('\0') >= 0) {
        return -1;
      }
      if (!holds(chatId, row)) {
        writer.write(row);
        left++;
      }
    }
    return left;
  }
}
