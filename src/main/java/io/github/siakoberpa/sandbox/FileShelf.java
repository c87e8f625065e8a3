package io.github.siakoberpa.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest files of both directions, for pages and people to fetch. They lie on the disk without
 * a name, so that none of them outlives the sandbox, however it ends. Thread-safe.
 */
final class FileShelf {

  private static final long ROOM = 512L * 1024 * 1024;

  private final Map<String, FileChannel> byPath = new LinkedHashMap<>();
  private long used;

  /** Reads a file to its end and keeps it. */
  UploadedFile take(InputStream content) throws IOException {
    Path name = Files.createTempFile("siakoberpa-sandbox-", ".file");
    FileChannel channel =
        FileChannel.open(
            name,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      MessageDigest digest = UploadedFile.newDigest();
      long bytes =
          new DigestInputStream(content, digest).transferTo(Channels.newOutputStream(channel));
      UploadedFile file = new UploadedFile(HexFormat.of().formatHex(digest.digest()), bytes);
      put(file, channel);
      return file;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private synchronized void put(UploadedFile file, FileChannel channel) throws IOException {
    FileChannel same = byPath.put(file.path(), channel);
    if (same == null) {
      used += file.bytes();
    } else {
      same.close();
    }
    while (used > ROOM) {
      drop(byPath.keySet().iterator().next());
    }
  }

  /** The content from its beginning. */
  synchronized Optional<InputStream> open(String path) {
    return Optional.ofNullable(byPath.get(path)).map(StoredContent::new);
  }

  synchronized boolean has(String path) {
    return byPath.containsKey(path);
  }

  synchronized void clear() {
    try {
      while (!byPath.isEmpty()) {
        drop(byPath.keySet().iterator().next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drop(String path) throws IOException {
    FileChannel channel = byPath.remove(path);
    used -= channel.size();
    channel.close();
  }
}
