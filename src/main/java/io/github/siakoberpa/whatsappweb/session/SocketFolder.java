package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder in the system's temporary one where a browser keeps the socket of its profile. It is
 * left there when the browser is killed, and the profile's link to it is the proof that it is ours.
 */
final class SocketFolder {
  private static final Pattern NAME = Pattern.compile("\\.?(org|com)(\\.\\w+){1,3}\\.\\w{6}");

  private SocketFolder() {}

  /** The folder that a profile's link names, if there is one and it looks like a browser's. */
  static Optional<Path> of(Path profile) throws IOException {
    Path link = profile.resolve("SingletonSocket");
    if (!Files.isSymbolicLink(link)) {
      return Optional.empty();
    }
    return Optional.ofNullable(Files.readSymbolicLink(link).getParent())
        .filter(Path::isAbsolute)
        .filter(folder -> NAME.matcher(String.valueOf(folder.getFileName())).matches());
  }
}
