package io.github.siakoberpa.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that a page uploaded. Only its hash and size are kept, and both are in its path, so that a
 * message can be sent again to a sandbox which was restarted since.
 *
 * @param sha256 in lower-case hex
 * @param bytes its size
 */
record UploadedFile(String sha256, long bytes) {

  private static final Pattern PATH = Pattern.compile("/media/([0-9a-f]{64})-(\\d{1,12})");

  static UploadedFile read(InputStream content) throws IOException {
    MessageDigest digest = newDigest();
    long bytes = new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
    return new UploadedFile(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  static UploadedFile of(byte[] content) {
    return new UploadedFile(HexFormat.of().formatHex(newDigest().digest(content)), content.length);
  }

  static UploadedFile at(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      throw Refusal.badInput("media is not the path of an uploaded file");
    }
    return new UploadedFile(matcher.group(1), Long.parseLong(matcher.group(2)));
  }

  String path() {
    return "/media/%s-%d".formatted(sha256, bytes);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
