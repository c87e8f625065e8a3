import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A step of the build: starts the packaged program once, without a browser and in a folder of its
 * own, uses it a little, stops it, and lets Java keep the classes that it loaded in an archive. With
 * that the launcher starts the program in about half of the time. It never fails the build: what
 * Java cannot archive is loaded from the jars, as without it.
 *
 * <p>{@code java ClassArchive.java JAR ARCHIVE}; the program must be started later by the same path
 * to the jar and with the same JVM options, or Java will not use the archive.
 */
final class ClassArchive {
  private static final String PASSWORD = "only for this run";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("\"accessToken\"\\s*:\\s*\"([^\"]+)\"");

  private final Path jar;
  private final Path archive;
  private final Path folder;

  private ClassArchive(Path jar, Path archive) {
    this.jar = jar;
    this.archive = archive;
    this.folder = archive.resolveSibling("class-archive");
  }

  public static void main(String[] arguments) {
    ClassArchive step = new ClassArchive(Path.of(arguments[0]), Path.of(arguments[1]));
    try {
      if (!step.isUpToDate()) {
        step.make();
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      System.out.println(
          "There is no class-data archive (" + e.getMessage() + "): the program starts slower.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isUpToDate() throws IOException {
    return Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
  }

  private void make() throws IOException, InterruptedException {
    Files.deleteIfExists(archive);
    deleteFolder();
    Files.createDirectories(folder);
    Path partial = folder.resolve("classes.jsa");
    Process program = start(partial);
    try {
      use(URI.create("http://127.0.0.1:" + port(program) + "/"));
      program.destroy();
      if (!program.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || Files.notExists(partial)) {
        throw new IllegalStateException("this Java did not make one");
      }
      Files.move(partial, archive, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      program.destroyForcibly().waitFor();
      deleteFolder();
    }
  }

  private Process start(Path partial) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:ArchiveClassesAtExit=" + partial,
            "-Dcamel.server.port=0",
            "-Dcamel.component.whatsapp-web.sessions=",
            "-Dsiakoberpa.browser.install=never",
            "-Dsiakoberpa.dispatch.to=log:siakoberpa.training?level=DEBUG",
            "-jar",
            jar.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SIAKOBERPA_"));
    builder.environment().put("SIAKOBERPA_ADMIN_PASSWORD", PASSWORD);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output.log").toFile());
    return builder.start();
  }

  /** The program writes its file when it serves requests. */
  private String port(Process program) throws IOException, InterruptedException {
    Path runFile = folder.resolve("data/run.json");
    long end = System.nanoTime() + LIMIT.toNanos();
    while (Files.notExists(runFile)) {
      if (program.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new IllegalStateException("the program does not start");
      }
    }
    return found(PORT, Files.readString(runFile));
  }

  /** What every start comes to sooner or later: a login, a message on its way, a look at it. */
  private void use(URI root) throws IOException, InterruptedException {
    String login = "{\"email\":\"admin@localhost\",\"password\":\"" + PASSWORD + "\"}";
    String token = found(TOKEN, send(post(root.resolve("api/auth/login"), login), 200));
    String message = "{\"number\":\"+491701112223\",\"message\":\"Hello\"}";
    HttpRequest.Builder queue = post(root.resolve("api/whatsapp/send-message"), message);
    send(queue.header("Authorization", "Bearer " + token), 202);
    HttpRequest.Builder status = HttpRequest.newBuilder(root.resolve("api/whatsapp/status"));
    send(status.header("Authorization", "Bearer " + token), 200);
    send(HttpRequest.newBuilder(root.resolve("api/health")), 200);
  }

  private static HttpRequest.Builder post(URI uri, String json) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private static String send(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IllegalStateException("the program answers with " + answer.statusCode());
    }
    return answer.body();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("the program answers otherwise than expected");
    }
    return matcher.group(1);
  }

  private void deleteFolder() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
