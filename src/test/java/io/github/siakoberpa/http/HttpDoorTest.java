package io.github.siakoberpa.http;

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

    assertThat(get(door).statusCode()).isEqualTo(404);
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
