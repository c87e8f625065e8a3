package io.github.siakoberpa.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets and signatures as the Standard Webhooks specification has them (version 1.0.0), so that
 * its libraries can check them: {@code v1,} and the base64 of the HMAC-SHA256 over id, timestamp
 * and body with dots between them. Thread-safe.
 */
public final class WebhookSecrets {
  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecureRandom random;

  /** Secrets come from that generator. */
  public WebhookSecrets(SecureRandom random) {
    this.random = random;
  }

  /** A new secret. */
  public String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** The signature of a request. */
  static String signature(String secret, String id, long timestamp, byte[] body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign webhooks", e);
    }
  }
}
