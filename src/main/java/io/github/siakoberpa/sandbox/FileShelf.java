package io.github.siakoberpa.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest files that the other side sent, for pages to fetch. Guarded by the world. */
final class FileShelf {

  private static final long ROOM = 256L * 1024 * 1024;

  private final Map<String, byte[]> byPath = new LinkedHashMap<>();
  private long used;

  void put(UploadedFile file, byte[] content) {
    if (byPath.put(file.path(), content) == null) {
      used += content.length;
    }
    while (used > ROOM) {
      String oldest = byPath.keySet().iterator().next();
      used -= byPath.remove(oldest).length;
    }
  }

  Optional<byte[]> get(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  void clear() {
    byPath.clear();
    used = 0;
  }
}
