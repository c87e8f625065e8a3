package io.github.siakoberpa.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes bytes as they pass. Used by one thread at a time. */
final class FileDigest {
  private final MessageDigest sha256;
  private final MediaLimits limits;
  private long size;

  FileDigest(MediaLimits limits) {
    this.limits = limits;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * More of the file.
   *
   * @throws MediaException when that is too much
   */
  void add(byte[] bytes) {
    size += bytes.length;
    limits.checkSize(size);
    sha256.update(bytes);
  }

  long size() {
    return size;
  }

  /** To be asked once, at the end. */
  String hash() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
