package io.github.siakoberpa.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells receivers to do does tell genuine requests from others. */
class WebhookDocsTest {
  private static final String BODY = "{\"id\":\"e-1\",\"text\":\"g\u00fcnstig\"}";

  @TempDir Path folder;
  private final String secret = new WebhookSecrets(new SecureRandom()).make();
  private final long now = Clock.systemUTC().instant().getEpochSecond();

  private static String snippet(String language) throws IOException {
    String page = Files.readString(Path.of("src/main/docs/webhooks.md"));
    int begin = page.indexOf("```" + language + "\n") + language.length() + 4;
    return page.substring(begin, page.indexOf("```", begin));
  }

  private String judged(String signature, long timestamp, String body) throws Exception {
    Path script = folder.resolve("check.cjs");
    Files.writeString(
        script,
        snippet("js")
            + "console.log(isGenuine('%s', {'webhook-id': 'e-1', 'webhook-timestamp': '%d', 'webhook-signature': '%s'}, Buffer.from('%s')))"
                .formatted(secret, timestamp, signature, body));
    Process node = new ProcessBuilder("node", script.toString()).redirectErrorStream(true).start();
    return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private String signature(String with, long timestamp) {
    return WebhookSecrets.signature(with, "e-1", timestamp, BODY.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_check_in_javascript_knows_genuine_requests() throws Exception {
    String other = new WebhookSecrets(new SecureRandom()).make();
    String right = signature(secret, now);

    assertThat(judged(right, now, BODY)).isEqualTo("true");
    assertThat(judged(signature(other, now) + " " + right, now, BODY)).isEqualTo("true");
    assertThat(judged(signature(other, now), now, BODY)).isEqualTo("false");
    assertThat(judged(right, now, BODY.replace("e-1", "e-2"))).isEqualTo("false");
    assertThat(judged(signature(secret, now - 400), now - 400, BODY)).isEqualTo("false");
  }

  /** The example of the specification itself. */
  @Test
  void a_signature_is_that_of_the_standard() {
    assertThat(
            WebhookSecrets.signature(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }
}
