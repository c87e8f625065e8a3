package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.cli.LinkRequest;
import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command link, with a browser and the phone of a sandbox that outlives it. */
class LinkIT {
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CompletableFuture<Integer> link(Sandbox sandbox) {
    Map<String, String> values =
        Map.of(
            Settings.URL,
            sandbox.url().toString(),
            "camel.component.whatsapp-web.driver-directory",
            Path.of("target", "whatsapp-web-driver").toAbsolutePath().toString());
    ProgramCommands commands =
        new ProgramCommands(
            new Surroundings(folder, Map.of(), values),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            program -> {});
    LinkRequest request = new LinkRequest("shop", null, LONG, false, false);
    return CompletableFuture.supplyAsync(() -> commands.link(request));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_phone_that_scans_the_code_stays_linked_when_the_command_is_over() {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions(SandboxOptions.DEFAULT_HOST, 0))) {
      CompletableFuture<Integer> first = link(sandbox);
      await("the code").atMost(LONG).until(() -> said().contains("Scan it"));

      ApiClient.Answer scan =
          ApiClient.to(sandbox.url().getPort()).post("/sandbox/scan", "{\"session\":\"shop\"}");

      assertThat(scan.status()).as("the scan: %s", scan.body()).isEqualTo(200);
      assertThat(first.join()).as("the code of the command").isZero();
      assertThat(said()).contains("Linked.");
      out.reset();
      assertThat(link(sandbox).join()).as("the code of a second one").isZero();
      assertThat(said()).contains("Session shop is linked already.").doesNotContain("Scan it");
    }
  }
}
