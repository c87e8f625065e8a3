package io.github.siakoberpa.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Somebody's system that takes events, is slow, answers 500 or is away, as a test wants it. */
public final class WebhookReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService delays = Executors.newSingleThreadScheduledExecutor();
  private volatile ToIntFunction<JsonNode> answer = event -> 204;
  private volatile Duration delay = Duration.ZERO;
  private volatile @Nullable HttpServer server;
  private volatile int port;

  /** One request that was answered 2xx. */
  public record Taken(String id, String timestamp, String signatures, String body, JsonNode event) {
    /** Whether one of the signatures is of that secret. */
    public boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id + "." + timestamp + "." + body;
        byte[] right = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        for (String signature : signatures.split(" ", -1)) {
          if (signature.startsWith("v1,")
              && MessageDigest.isEqual(Base64.getDecoder().decode(signature.substring(3)), right)) {
            return true;
          }
        }
        return false;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** A field of its data. */
    public String data(String field) {
      return event.path("data").path(field).asText();
    }
  }

  /** One that takes everything. */
  public static WebhookReceiver start() throws IOException {
    WebhookReceiver receiver = new WebhookReceiver();
    receiver.comeBack();
    return receiver;
  }

  /** Where it is. */
  public String url() {
    return "http://127.0.0.1:%d/hook?key=secret".formatted(port);
  }

  /** What it took, in order. */
  public List<Taken> taken() {
    return taken;
  }

  /** How many requests came, whatever became of them. */
  public int asked() {
    return asked.get();
  }

  /** Answers by the event from now on. */
  public void answer(ToIntFunction<JsonNode> status) {
    answer = status;
  }

  /** Takes that long for each answer from now on. */
  public void beSlow(Duration by) {
    delay = by;
  }

  /** Nobody listens at its port any more. */
  public void goAway() {
    HttpServer running = server;
    if (running != null) {
      running.stop(0);
    }
  }

  /** It listens again, at the same port. */
  public void comeBack() throws IOException {
    HttpServer opened =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    opened.setExecutor(threads);
    opened.createContext("/hook", this::take);
    opened.start();
    port = opened.getAddress().getPort();
    server = opened;
  }

  private void take(HttpExchange request) throws IOException {
    byte[] body = request.getRequestBody().readAllBytes();
    asked.incrementAndGet();
    if (delay.isZero()) {
      answer(request, body);
    } else {
      ScheduledFuture<?> unused =
          delays.schedule(
              () -> {
                answer(request, body);
                return true;
              },
              delay.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void answer(HttpExchange request, byte[] body) throws IOException {
    JsonNode event = JSON.readTree(body);
    int status = answer.applyAsInt(event);
    if (status / 100 == 2) {
      taken.add(
          new Taken(
              request.getRequestHeaders().getFirst("webhook-id"),
              request.getRequestHeaders().getFirst("webhook-timestamp"),
              request.getRequestHeaders().getFirst("webhook-signature"),
              new String(body, StandardCharsets.UTF_8),
              event));
    }
    if (status / 100 == 3) {
      request.getResponseHeaders().add("Location", url());
    }
    request.sendResponseHeaders(status, -1);
    request.close();
  }

  @Override
  public void close() {
    goAway();
    threads.shutdownNow();
    delays.shutdownNow();
  }
}
