package io.github.siakoberpa.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  private HttpDoor door(int port) throws Exception {
    HttpDoor door = HttpDoor.build(context, TestDoor.settings(port));
    context.start();
    return door;
  }

  private static HttpResponse<String> get(HttpDoor door) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + door.port() + "/x");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void nothing_is_answered_before_it_is_opened() throws Exception {
    HttpDoor door = door(0);
    assertThat(door.port()).as("before").isZero();

    door.open();
    door.complete();

    assertThat(get(door).statusCode()).isEqualTo(404);
  }

  @Test
  void who_comes_early_waits_for_the_route_and_loses_nothing() throws Exception {
    HttpDoor door = door(0);
    addEcho("/there");
    door.open();
    assertThat(post(door, "/there", "now").get(10, SECONDS).body()).isEqualTo("now");

    CompletableFuture<HttpResponse<String>> early = post(door, "/later", "early");
    CompletableFuture<HttpResponse<String>> stray = post(door, "/nowhere", "stray");
    assertThat(post(door, "/there", "meanwhile").get(10, SECONDS).body()).isEqualTo("meanwhile");
    assertThat(early).isNotDone();
    addEcho("/later");
    door.complete();

    assertThat(early.get(10, SECONDS).body()).isEqualTo("early");
    assertThat(stray.get(10, SECONDS).statusCode()).isEqualTo(404);
  }

  private void addEcho(String path) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("platform-http:" + path)
                .process(to -> to.getMessage().setBody(IncomingRequest.of(to).body()));
          }
        });
  }

  private static CompletableFuture<HttpResponse<String>> post(
      HttpDoor door, String path, String body) {
    URI uri = URI.create("http://127.0.0.1:" + door.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
  }

  @Test
  void who_comes_while_it_closes_is_asked_to_come_again() throws Exception {
    HttpDoor door = door(0);
    door.open();
    door.turnAway();

    HttpResponse<String> answer = get(door);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.body()).contains("\"code\":\"STOPPING\"");
  }

  @Test
  void a_port_that_is_taken_is_told_to_whoever_opens_it() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpDoor door = door(taken.getLocalPort());

      assertThatExceptionOfType(HttpDoorException.class)
          .isThrownBy(door::open)
          .withMessageStartingWith(
              "Cannot listen on 127.0.0.1 port %d: ".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void its_port_is_free_again_after_a_stop() throws Exception {
    HttpDoor door = door(0);
    door.open();
    int port = door.port();

    context.stop();

    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(again.getLocalPort()).isEqualTo(port);
    } catch (IOException e) {
      throw new AssertionError("The port is still taken", e);
    }
  }
}
