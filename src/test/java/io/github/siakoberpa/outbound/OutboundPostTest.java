package io.github.siakoberpa.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts to servers that are slow. */
class OutboundPostTest {
  private final Vertx vertx = Vertx.vertx();
  private final ConcurrentLinkedQueue<com.sun.net.httpserver.HttpExchange> waiting =
      new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/slow", waiting::add);
    server.createContext(
        "/quick",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void one_receiver_that_answers_late_holds_no_other_on_the_same_server() throws Exception {
    AddressGuard guard = AddressGuards.onlyLoopback(host -> List.of(InetAddress.getByName(host)));
    OutboundPost post = new OutboundPost(vertx, guard, Duration.ofSeconds(30));
    List<Future<Integer>> slow = IntStream.range(0, 64).mapToObj(i -> post(post, "/slow")).toList();
    await().until(() -> waiting.size() == slow.size());

    assertThat(
            post(post, "/quick")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS))
        .isEqualTo(204);
    assertThat(slow).noneMatch(Future::isComplete);
  }

  private Future<Integer> post(OutboundPost post, String path) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return post.post(address, Map.of(), new byte[0]);
  }
}
