package io.github.siakoberpa.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.siakoberpa.outbound.AddressGuard;
import io.github.siakoberpa.outbound.AddressGuards;
import io.github.siakoberpa.outbound.NameService;
import io.github.siakoberpa.outbound.OutboundClient;
import io.github.siakoberpa.outbound.OutboundException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by their addresses. Of this machine's addresses one counts as public here. */
class MediaFetchTest {
  private static final String PNG = "\u0089PNG\r\n\u001a\n";
  private static final CountDownLatch END = new CountDownLatch(1);

  @TempDir static Path folder;
  private static Vertx vertx;
  private static HttpServer server;
  private static ExecutorService threads;

  @BeforeAll
  static void start() throws IOException {
    vertx = Vertx.vertx();
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/picture.png", exchange -> answer(exchange, PNG));
    server.createContext("/huge", exchange -> answer(exchange, "x".repeat(200_000)));
    server.createContext("/inside", exchange -> redirect(exchange, "http://inside.example:1/"));
    server.createContext("/round", exchange -> redirect(exchange, "/round"));
    server.createContext("/there", exchange -> redirect(exchange, "/picture.png"));
    server.createContext("/slow", MediaFetchTest::drip);
    server.start();
  }

  @AfterAll
  static void stop() {
    END.countDown();
    server.stop(0);
    threads.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** Without a length, so that only reading tells. */
  private static void answer(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write('x');
    exchange.getResponseBody().flush();
    try {
      END.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MediaFetch fetch(NameService names, Duration timeout) {
    MediaReceiver receiver =
        new MediaReceiver(
            vertx,
            new MediaWriter(
                new MediaStore(folder),
                new MediaLimits(100_000, List.of("image/*", "text/*")),
                () -> false));
    AddressGuard guard = AddressGuards.onlyLoopback(names);
    return new MediaFetch(new OutboundClient(vertx, guard, timeout), receiver);
  }

  private static MediaFetch fetch() {
    return fetch(MediaFetchTest::addresses, Duration.ofSeconds(10));
  }

  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    return List.of(
        InetAddress.getByName(host.equals("inside.example") ? "127.0.0.9" : "127.0.0.1"));
  }

  private static URI at(String path) {
    return URI.create("http://files.example:" + server.getAddress().getPort() + path);
  }

  private static void leavesNothing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void a_file_is_what_its_bytes_say_and_has_the_name_of_its_address() throws IOException {
    Received received = fetch().fetch(at("/picture.png"), null);

    assertThat(received.type()).isEqualTo("image/png");
    assertThat(received.name()).isEqualTo("picture.png");
    assertThat(received.size()).isEqualTo(8);
    assertThat(received.hash()).hasSize(64);
    Files.delete(received.temporary());
  }

  @Test
  void the_connection_goes_to_the_address_that_was_checked() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    NameService rebinding =
        host ->
            List.of(
                InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.9"));

    Received received =
        fetch(rebinding, Duration.ofSeconds(10)).fetch(at("/picture.png"), "other.png");

    assertThat(asked).hasValue(1);
    assertThat(received.name()).isEqualTo("other.png");
    Files.delete(received.temporary());
  }

  @Test
  void a_redirect_is_checked_anew() throws IOException {
    OutboundException refusal =
        catchThrowableOfType(OutboundException.class, () -> fetch().fetch(at("/inside"), null));
    assertThat(refusal.code()).isEqualTo(OutboundException.Code.URL_FORBIDDEN);

    Received received = fetch().fetch(at("/there"), null);
    assertThat(received.size()).isEqualTo(8);
    Files.delete(received.temporary());
  }

  @Test
  void nobody_is_sent_around_for_ever() {
    OutboundException refusal =
        catchThrowableOfType(OutboundException.class, () -> fetch().fetch(at("/round"), null));
    assertThat(refusal.code()).isEqualTo(OutboundException.Code.URL_UNREACHABLE);
    OutboundException missing =
        catchThrowableOfType(OutboundException.class, () -> fetch().fetch(at("/nowhere"), null));
    assertThat(missing).hasMessageContaining("404");
  }

  @Test
  void what_is_too_large_is_cut_while_it_comes() throws IOException {
    MediaException refusal =
        catchThrowableOfType(MediaException.class, () -> fetch().fetch(at("/huge"), null));

    assertThat(refusal.code()).isEqualTo(MediaException.Code.MEDIA_TOO_LARGE);
    leavesNothing();
  }

  @Test
  void a_server_that_drips_is_not_waited_for() {
    OutboundException refusal =
        catchThrowableOfType(
            OutboundException.class,
            () ->
                fetch(MediaFetchTest::addresses, Duration.ofMillis(300)).fetch(at("/slow"), null));

    assertThat(refusal.code()).isEqualTo(OutboundException.Code.URL_TOO_SLOW);
  }
}
