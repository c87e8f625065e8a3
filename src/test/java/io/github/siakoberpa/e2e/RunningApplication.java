package io.github.siakoberpa.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The packaged application as a process, logged in; its data and sessions lie in the given folder.
 */
final class RunningApplication implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String EMAIL = "me@example.org";
  private static final String PASSWORD = "correct horse battery";

  private final JavaProcess process;
  private final Http api;

  private RunningApplication(JavaProcess process, Http api) {
    this.process = process;
    this.api = api;
  }

  /** Starts it on a free port and waits until it answers. */
  static RunningApplication start(Path folder, Map<String, String> properties)
      throws IOException, InterruptedException {
    Path runFile = folder.resolve("data/sandbox/run.json");
    Files.deleteIfExists(runFile);
    JavaProcess process = launch(folder, properties);
    try {
      return answering(process, runFile);
    } catch (Throwable e) {
      process.close();
      throw e;
    }
  }

  private static RunningApplication answering(JavaProcess process, Path runFile)
      throws IOException, InterruptedException {
    await("the application is up")
        .atMost(START)
        .ignoreExceptions()
        .failFast(() -> assertThat(process.isAlive()).as("%s", process.output()).isTrue())
        .until(() -> Http.json(Files.readString(runFile)).path("port").asInt() > 0);
    Http api = new Http(URI.create(Http.json(Files.readString(runFile)).path("url").asText()));
    await("it answers")
        .atMost(START)
        .ignoreExceptions()
        .until(() -> api.get("/api/health").status() == 200);
    RunningApplication application = new RunningApplication(process, api);
    application.logIn();
    return application;
  }

  /** Starts it and does not wait for anything. */
  static JavaProcess launch(Path folder, Map<String, String> properties) throws IOException {
    Map<String, String> all = new HashMap<>(properties);
    all.putIfAbsent("camel.server.port", "0");
    // Unpacked once for all tests; a person's lies beside the sessions.
    all.putIfAbsent(
        "camel.component.whatsapp-web.driver-directory",
        Path.of("target", "whatsapp-web-driver").toAbsolutePath().toString());
    Map<String, String> environment =
        Map.of("SIAKOBERPA_ADMIN_EMAIL", EMAIL, "SIAKOBERPA_ADMIN_PASSWORD", PASSWORD);
    return JavaProcess.start(folder, all, environment);
  }

  private void logIn() throws IOException, InterruptedException {
    Http.Answer login =
        api.post(
            "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD));
    assertThat(login.status()).as("login: %s", login.body()).isEqualTo(200);
    api.useToken(login.body().path("accessToken").asText());
  }

  Http api() {
    return api;
  }

  JavaProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }
}
