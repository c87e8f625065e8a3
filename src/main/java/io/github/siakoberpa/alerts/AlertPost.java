package io.github.siakoberpa.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step that makes a request of the alert in the body: JSON, signed where there is a secret, so
 * that nobody else can cry wolf. Thread-safe.
 */
public final class AlertPost implements Processor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HMAC = "HmacSHA256";

  private final byte[] secret;

  /**
   * Signs with the secret.
   *
   * @param secret empty = no signature
   */
  public AlertPost(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException, GeneralSecurityException {
    Alert alert = exchange.getMessage().getBody(Alert.class);
    byte[] body = JSON.writeValueAsBytes(alert.body());
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    if (secret.length > 0) {
      exchange.getMessage().setHeader("X-Siakoberpa-Signature", "sha256=" + signature(body));
    }
    exchange.getMessage().setBody(body);
  }

  private String signature(byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(secret, HMAC));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
