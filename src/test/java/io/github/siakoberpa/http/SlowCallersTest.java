package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.NotAuthenticatedException;
import io.github.siakoberpa.auth.Role;
import io.github.siakoberpa.auth.User;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callers that hold connections, against a door with little patience. */
class SlowCallersTest {
  private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
  private static final Caller CALLER = Caller.of(new User(7, "a@example.org", Role.SENDER));
  private static HttpDoor door;

  @BeforeAll
  static void open() throws Exception {
    Duration second = Duration.ofSeconds(1);
    HttpLimits limits = new HttpLimits(5, second, second, second);
    door =
        HttpDoor.build(
            CONTEXT,
            new HttpDoorSettings(
                "127.0.0.1",
                0,
                1000,
                10_000,
                limits,
                new CallerSettings(0, 3, List.of("127.0.0.1", "10.0.0.0/8"), List.of()),
                null));
    CONTEXT.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("platform-http:/echo").setBody(constant("heard"));
            from("platform-http:/user")
                .errorHandler(noErrorHandler())
                .process(exchange -> exchange.setVariable("caller", CALLER))
                .process(new CallerLimit(2))
                .setBody(constant("heard"));
            from("platform-http:/liar")
                .errorHandler(noErrorHandler())
                .throwException(
                    new NotAuthenticatedException(NotAuthenticatedException.Code.TOKEN_INVALID));
          }
        });
    CONTEXT.start();
    door.open();
    door.complete();
  }

  @AfterAll
  static void close() {
    CONTEXT.stop();
  }

  private static Socket socket(String sends) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(sends.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static String untilClosed(Socket socket) throws IOException {
    try (socket) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Test
  void who_never_ends_the_head_of_a_request_is_cut_off() throws IOException {
    assertThat(untilClosed(socket("GET /echo HTTP/1.1\r\nHost: x\r\nX-Slow: "))).isEmpty();
  }

  @Test
  void who_never_ends_a_body_is_told_and_cut_off() throws IOException {
    String answer =
        untilClosed(
            socket(
                "POST /echo HTTP/1.1\r\nHost: x\r\nAuthorization: x\r\nContent-Length: 500\r\n\r\n{"));

    assertThat(answer)
        .startsWith("HTTP/1.1 408 ")
        .contains("\"code\":\"REQUEST_TOO_SLOW\"")
        .containsIgnoringCase("x-request-id: ");
  }

  @Test
  void who_asks_no_more_is_let_go() throws IOException {
    String answer =
        untilClosed(socket("GET /echo HTTP/1.1\r\nHost: x\r\nAuthorization: x\r\n\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("heard");
  }

  @Test
  void connections_have_an_end() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        open.add(socket("GET /echo HTTP/1.1\r\nHost: x\r\nAuthorization: x\r\n\r\n"));
        assertThat(head(open.get(i).getInputStream())).startsWith("HTTP/1.1 200 ");
      }
      try (Socket sixth = socket("")) {
        assertThat(sixth.getInputStream().read()).as("the sixth one").isEqualTo(-1);
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    String another =
        "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: x\r\n\r\n";
    Awaitility.await("room for others")
        .ignoreException(SocketException.class)
        .until(() -> untilClosed(socket(another)).startsWith("HTTP/1.1 200 "));
  }

  @Test
  void strangers_are_told_apart_by_what_a_trusted_proxy_says_of_them() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(asked("9.9.9.9, 10.1.2.3")).startsWith("HTTP/1.1 200 ");
    }

    assertThat(asked("9.9.9.9, 10.1.2.3"))
        .startsWith("HTTP/1.1 429 ")
        .contains("Retry-After: 20")
        .contains("\"code\":\"TOO_MANY_REQUESTS\"");
    assertThat(asked("1.2.3.4, 9.9.9.9")).as("what 9.9.9.9 claims").startsWith("HTTP/1.1 429 ");
    assertThat(asked("8.8.8.8")).startsWith("HTTP/1.1 200 ");
    assertThat(asked("nonsense")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_user_who_calls_too_often_is_told_when_to_go_on() throws IOException {
    String request =
        "GET /user HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: x\r\n\r\n";
    for (int i = 0; i < 2; i++) {
      assertThat(untilClosed(socket(request))).startsWith("HTTP/1.1 200 ");
    }

    assertThat(untilClosed(socket(request)))
        .startsWith("HTTP/1.1 429 ")
        .contains("Retry-After: 30")
        .contains("\"code\":\"TOO_MANY_REQUESTS\"");
  }

  @Test
  void whoever_only_claims_to_be_somebody_is_a_stranger() throws IOException {
    String request =
        String.join(
            "\r\n",
            "GET /liar HTTP/1.1",
            "Host: x",
            "Connection: close",
            "X-Forwarded-For: 7.7.7.7",
            "Authorization: Bearer x",
            "",
            "");
    for (int i = 0; i < 3; i++) {
      assertThat(untilClosed(socket(request))).startsWith("HTTP/1.1 401 ");
    }

    assertThat(untilClosed(socket(request)))
        .startsWith("HTTP/1.1 429 ")
        .contains("Retry-After: 20");
  }

  private static String asked(String forwarded) throws IOException {
    return untilClosed(
        socket(
            "GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: %s\r\n\r\n"
                .formatted(forwarded)));
  }
}
