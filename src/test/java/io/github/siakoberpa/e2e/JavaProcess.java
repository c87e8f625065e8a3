package io.github.siakoberpa.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program, started in a folder of its own; its output goes to a file there. */
final class JavaProcess implements AutoCloseable {
  private static final String HEAP = "256m";
  private static final Path JAR = Path.of("target", "siakoberpa.jar").toAbsolutePath();

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    // Also when the tests are stopped in their middle.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    RUNNING.add(process);
    CompletableFuture<Void> unused = process.onExit().thenRun(() -> RUNNING.remove(process));
  }

  /** The packaged jar. */
  static JavaProcess start(
      Path folder,
      Map<String, String> properties,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    return start(folder, HEAP, properties, environment, arguments);
  }

  /** The same with a heap of that size at most. */
  static JavaProcess start(
      Path folder,
      String heap,
      Map<String, String> properties,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    List<String> program = new ArrayList<>(List.of("-jar", JAR.toString()));
    program.addAll(List.of(arguments));
    return run(folder, heap, properties, environment, program);
  }

  /** A class from a class path. */
  static JavaProcess start(
      Path folder, Map<String, String> properties, String classPath, String mainClass)
      throws IOException {
    return run(folder, HEAP, properties, Map.of(), List.of("-cp", classPath, mainClass));
  }

  private static JavaProcess run(
      Path folder,
      String heap,
      Map<String, String> properties,
      Map<String, String> environment,
      List<String> program)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:TieredStopAtLevel=1");
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(program);
    Files.createDirectories(folder);
    Path log = folder.resolve("output.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new JavaProcess(builder.start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Itself, and what it started: drivers, browsers. */
  List<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Everything it has printed, over all its starts in this folder. */
  String output() throws IOException {
    return Files.readString(log);
  }

  int waitForExit(Duration limit) {
    if (!hasEnded(limit)) {
      throw new AssertionError("The process did not end within " + limit);
    }
    return process.exitValue();
  }

  private boolean hasEnded(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** SIGTERM, and the wait for a clean end. */
  void stop() {
    process.destroy();
    waitForExit(Duration.ofSeconds(60));
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    waitForExit(Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      if (!hasEnded(Duration.ofSeconds(60))) {
        kill();
      }
    }
  }
}
