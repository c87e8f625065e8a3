package io.github.siakoberpa.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the access tokens: the first one signs, all of them verify, so that a new one can
 * take over while tokens of the old one are still in use. Keys in a file can be changed while the
 * application runs. Thread-safe.
 */
public final class SigningKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  private final List<SigningKey> previous;
  private final Path file;
  private final String source;
  private volatile List<SigningKey> keys;
  private volatile FileTime read;

  private SigningKeys(List<SigningKey> keys, List<SigningKey> previous, Path file, String source) {
    this.keys = keys;
    this.previous = previous;
    this.file = file;
    this.source = source;
    this.read = FileTime.fromMillis(0);
  }

  /**
   * A key that a person has chosen.
   *
   * @param source where it stands, for the message
   * @param previous keys that verified before, with commas between them; may be empty
   * @throws IllegalArgumentException when one of them is too short to be safe
   */
  public static SigningKeys of(String text, String source, String previous) {
    List<SigningKey> old = previous(previous);
    return new SigningKeys(joined(List.of(SigningKey.of(text, source)), old), old, Path.of(""), "");
  }

  /**
   * The keys in a file, one a line.
   *
   * @param source the setting that names the file, for the message
   * @param previous as above
   * @throws IllegalArgumentException when it cannot be read, or one of them is too short
   */
  public static SigningKeys in(Path file, String source, String previous) {
    SigningKeys keys = new SigningKeys(List.of(), previous(previous), file, source);
    keys.read();
    return keys;
  }

  /**
   * The keys in a file, which is made with a random one, for its owner's eyes only, when it is
   * missing.
   */
  public static SigningKeys inOrMade(
      Path file, SecureRandom random, String source, String previous) {
    SigningKey.makeIfMissing(file, random);
    return in(file, source, previous);
  }

  /** The one that signs comes first. */
  List<SigningKey> all() {
    return keys;
  }

  /** Reads the file again if it was changed; one that makes no sense changes nothing. */
  public void refresh() {
    if (source.isEmpty()) {
      return;
    }
    try {
      if (!Files.getLastModifiedTime(file).equals(read)) {
        read();
        LOG.info("The keys of the access tokens were read anew");
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The keys of the access tokens stay as they were: {}", e.getMessage());
    }
  }

  private void read() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      List<SigningKey> found = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          found.add(SigningKey.of(line, "Each line of the file " + file));
        }
      }
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "%s names the file %s, which is empty.".formatted(source, file));
      }
      keys = joined(found, previous);
      read = changed;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s names the file %s, which cannot be read.".formatted(source, file), e);
    }
  }

  private static List<SigningKey> previous(String text) {
    return Arrays.stream(text.split(",", -1))
        .filter(key -> !key.isBlank())
        .map(key -> SigningKey.of(key, "siakoberpa.auth.previous-keys"))
        .toList();
  }

  private static List<SigningKey> joined(List<SigningKey> first, List<SigningKey> then) {
    List<SigningKey> all = new ArrayList<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }
}
