package io.github.siakoberpa.sandbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that was uploaded. Its hash and size are in its path, so that a message can be sent again
 * to a sandbox which was restarted since.
 *
 * @param sha256 in lower-case hex
 * @param bytes its size
 */
record UploadedFile(String sha256, long bytes) {

  private static final Pattern PATH = Pattern.compile("/media/([0-9a-f]{64})-(\\d{1,12})");

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

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
