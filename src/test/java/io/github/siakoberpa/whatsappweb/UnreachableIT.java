package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.sandbox.Sandbox;
import io.github.siakoberpa.sandbox.SandboxOptions;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnreachableIT {
  @Test
  void a_session_waits_for_whatsapp_to_be_reachable_and_then_shows_its_qr_code() throws Exception {
    int port = freePort();
    try (SandboxedCamel camel =
        new SandboxedCamel(
            component -> {
              component.setUrl("http://127.0.0.1:" + port + "/");
              component.setRetryMaxDelay(Duration.ofMillis(500));
            })) {
      camel.session("early").start();
      SessionStatus status = camel.await("early", SessionState.FAILED);
      assertThat(status.reason()).as("reason").isEqualTo("page_unreachable");
      assertThat(status.advice()).as("advice").contains("network");
      try (Sandbox late = Sandbox.start(new SandboxOptions("127.0.0.1", port))) {
        camel.await("early", SessionState.SCAN_QR);
        assertThat(late.port()).isEqualTo(port);
      }
    }
  }

  @Test
  void a_stop_does_not_wait_for_a_server_that_never_answers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SandboxedCamel camel =
            new SandboxedCamel(
                component -> component.setUrl("http://127.0.0.1:" + silent.getLocalPort() + "/"))) {
      camel.session("silent").start();
      silent.accept().close();
      silent.accept();
      long before = System.nanoTime();
      camel.session("silent").stop();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .as("time of the stop")
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
