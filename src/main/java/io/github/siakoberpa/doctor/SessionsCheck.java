package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the folder of the linked devices can be used, by us and by nobody else. */
public final class SessionsCheck implements Check {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path folder;

  /** The check of that folder. */
  public SessionsCheck(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public Finding look() {
    if (Files.notExists(folder)) {
      return Finding.skipped("there are none yet; the first start makes their folder");
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return Finding.wrong(
          folder + " cannot be written",
          "Give it to the user that runs the program (chown, chmod).");
    }
    try {
      List<Path> profiles = profiles();
      for (Path profile : profiles) {
        if (open(profile)) {
          return Finding.wrong(
              "others can look into " + profile,
              "chmod 700 it: whoever has a copy can read and write in its chats.");
        }
      }
      return Finding.ok(told(profiles));
    } catch (IOException e) {
      return Finding.wrong(
          "%s cannot be looked into: %s".formatted(folder, e.getMessage()), "See its rights.");
    }
  }

  /** Folders that sessions can have; the sandbox's lie in one of their own. */
  private List<Path> profiles() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(path -> path.getFileName().toString().matches("[A-Za-z0-9_-]{1,64}"))
          .filter(path -> !path.endsWith("sandbox"))
          .sorted()
          .toList();
    }
  }

  private static boolean open(Path profile) throws IOException {
    return profile.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(profile).stream().anyMatch(OTHERS::contains);
  }

  private static String told(List<Path> profiles) {
    if (profiles.isEmpty()) {
      return "none yet";
    }
    List<String> names = profiles.stream().map(path -> path.getFileName().toString()).toList();
    return profiles.size() + " (" + String.join(", ", names) + ")";
  }
}
