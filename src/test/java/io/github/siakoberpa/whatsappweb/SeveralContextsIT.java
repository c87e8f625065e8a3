package io.github.siakoberpa.whatsappweb;

import static io.github.siakoberpa.whatsappweb.SandboxedCamel.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than one Camel context in a JVM, and one that is started more than once. */
class SeveralContextsIT {
  private static SandboxedCamel first;

  @TempDir private Path folder;

  @BeforeAll
  static void link() throws Exception {
    first = new SandboxedCamel(component -> {});
    first.link("first");
  }

  @AfterAll
  static void stop() {
    first.close();
  }

  @Test
  void contexts_with_folders_of_their_own_are_devices_of_their_own() throws Exception {
    try (DefaultCamelContext second = context(folder)) {
      link(second, "second");

      assertSent(second, "second");
      assertSent(first.camel(), "first");
    }
  }

  @Test
  void
      a_session_of_two_contexts_belongs_to_the_first_and_then_to_the_other_which_says_so_meanwhile()
          throws Exception {
    try (DefaultCamelContext second = context(first.profile("first").getParent())) {
      session(second, "first").start();
      SessionStatus refused = await(second, "first", SessionState.FAILED);
      assertThat(refused.reason()).as("reason").isEqualTo("profile_in_use");
      assertThat(refused.advice()).as("advice").contains("context").contains("sessions-directory");
      assertSent(first.camel(), "first");

      first.camel().stop();
      await(second, "first", SessionState.READY);
      assertSent(second, "first");
    }
    first.restart();
    first.session("first").start();
    first.await("first", SessionState.READY);
  }

  @Test
  void a_context_that_was_stopped_sends_again_when_it_is_started_again() throws Exception {
    try (DefaultCamelContext camel = context(folder)) {
      link(camel, "again");
      WhatsAppWebComponent component = component(camel);
      camel.stop();
      // A stop makes a context forget its components and what its registry holds.
      camel.addComponent(WhatsAppWebConstants.SCHEME, component);
      camel.start();
      session(camel, "again").start();
      await(camel, "again", SessionState.READY);
      assertSent(camel, "again");
      camel.suspend();
      camel.resume();
      assertSent(camel, "again");
    }
  }

  private static DefaultCamelContext context(Path sessions) {
    WhatsAppWebComponent component = new WhatsAppWebComponent();
    component.setUrl(first.url());
    component.setSessionsDirectory(sessions.toString());
    component.setDriverDirectory(SandboxedCamel.DRIVER.toString());
    component.setBrowserInstall("never");
    component.setRetryDelay(Duration.ofMillis(200));
    component.setRetryMaxDelay(Duration.ofMillis(500));
    DefaultCamelContext context = new DefaultCamelContext();
    context.addComponent(WhatsAppWebConstants.SCHEME, component);
    context.start();
    return context;
  }

  private static WhatsAppWebSession session(CamelContext camel, String name) {
    return component(camel).session(name);
  }

  private static WhatsAppWebComponent component(CamelContext camel) {
    return camel.getComponent(WhatsAppWebConstants.SCHEME, WhatsAppWebComponent.class);
  }

  private static void link(CamelContext camel, String name) throws Exception {
    session(camel, name).start();
    await(camel, name, SessionState.SCAN_QR);
    first.control("scan", Map.of("session", name));
    await(camel, name, SessionState.READY);
  }

  private static SessionStatus await(CamelContext camel, String name, SessionState state) {
    return Awaitility.await("session " + name + " is " + state)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> session(camel, name).status(), status -> status.state() == state);
  }

  private static void assertSent(CamelContext camel, String session) throws Exception {
    String id = MessageIds.next();
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      template.sendBodyAndHeaders(
          "whatsapp-web:" + session, "hello", SandboxedCamel.headers(CHAT, id));
    }
    assertThat(first.accepted(id)).as("rows at the other side").hasSize(1);
  }
}
