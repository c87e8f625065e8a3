package io.github.siakoberpa.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.inbound.RowProblem;
import io.github.siakoberpa.inbound.RowReading;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message of a broker on its way into the queue. Used by one thread. */
public final class BrokerMessage {
  private static final String KEY = "idempotencyKey";
  private static final Pattern PLAIN_KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Received received;
  private final ObjectNode fields;
  private @Nullable RowProblem problem;
  private @Nullable MediaSource mediaSource;
  private @Nullable KeptMedia media;
  private @Nullable String waitingFor;

  private BrokerMessage(Received received, ObjectNode fields, @Nullable RowProblem problem) {
    this.received = received;
    this.fields = fields;
    this.problem = problem;
  }

  static BrokerMessage of(Received received, BrokerRules rules) {
    ObjectNode fields = object(received.text());
    if (fields == null) {
      RowProblem problem =
          new RowProblem("MESSAGE_INVALID", "A message must be a JSON object in UTF-8.", null);
      return new BrokerMessage(received, JSON.createObjectNode(), problem);
    }
    if (received.givenKey() != null) {
      fields.put(KEY, received.givenKey());
    } else if (!fields.hasNonNull(KEY) && received.ownKey() != null) {
      fields.put(KEY, shortened(received.ownKey()));
    }
    BrokerMessage message = new BrokerMessage(received, fields, null);
    message.mediaSource = rules.mediaSource(fields);
    return message;
  }

  private static @Nullable ObjectNode object(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Brokers name messages as they like; a key of ours is short and printable. */
  private static String shortened(String key) {
    if (PLAIN_KEY.matcher(key).matches()) {
      return key;
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Where the file is that comes with it. */
  public @Nullable MediaSource mediaSource() {
    return mediaSource;
  }

  boolean lacksFile() {
    return mediaSource != null && media == null && problem == null;
  }

  void kept(KeptMedia file) {
    waitingFor = null;
    media = file;
  }

  void refused(Throwable why) {
    RowProblem file = RowProblem.ofFile(why);
    if (file.isPassing()) {
      waitingFor = file.code();
    } else {
      problem = file;
    }
  }

  /** What there is no room in for its file; null = nothing keeps it. */
  @Nullable String waitingFor() {
    return waitingFor;
  }

  RowReading read(BrokerRules rules, String createdBy) {
    return problem == null ? rules.read(fields, media, createdBy) : problem;
  }

  Received received() {
    return received;
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "BrokerMessage[]";
  }
}
