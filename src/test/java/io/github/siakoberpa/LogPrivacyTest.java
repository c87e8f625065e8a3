package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.ApiClient.Answer;
import io.github.siakoberpa.whatsappweb.NotSentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not stand in a log does not, however much is logged. */
class LogPrivacyTest {
  @TempDir Path folder;

  /** Keeps every line, with what was thrown. */
  private static final class Kept extends AbstractAppender {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Kept() {
      super("kept", null, null, true, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      Throwable thrown = event.getThrown();
      lines.add(
          event.getLoggerName()
              + " "
              + event.getMessage().getFormattedMessage()
              + (thrown == null ? "" : " " + thrown));
    }
  }

  @Test
  void no_number_no_text_no_password_and_no_token_is_logged_at_debug() {
    LoggerContext log = (LoggerContext) LogManager.getContext(false);
    Kept kept = new Kept();
    kept.start();
    LoggerConfig root = log.getConfiguration().getRootLogger();
    root.removeAppender("console");
    root.addAppender(kept, null, null);
    Configurator.setRootLevel(Level.DEBUG);
    Configurator.setLevel("org.apache.camel.processor.errorhandler", Level.DEBUG);
    String token;
    try (Application application =
        TestApplication.in(folder).with(Settings.DISPATCH_TO, "direct:target").start()) {
      addTarget(application);
      ApiClient stranger = ApiClient.to(application.port());
      token = stranger.login().text("accessToken");
      ApiClient me = stranger.as(token);
      for (String text : List.of("very private", "very private and bad")) {
        Answer answer =
            me.post(
                "/api/whatsapp/send-message",
                "{\"number\":\"+49 151 12345678\",\"message\":\"%s\"}".formatted(text));
        assertThat(answer.status()).isEqualTo(202);
        await().until(() -> isDone(me, answer.text("jobId")));
      }
      me.get("/api/v1/messages?to=4915112345678");
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      log.reconfigure();
    }

    assertThat(kept.lines).as("lines at DEBUG").hasSizeGreaterThan(100);
    assertThat(kept.lines)
        .noneMatch(line -> line.contains("15112345678") || line.contains("151 12345678"))
        .noneMatch(line -> line.contains("very private"))
        .noneMatch(line -> line.contains(TestApplication.PASSWORD))
        .noneMatch(line -> line.contains(token.substring(token.length() - 20)));
  }

  @Test
  void a_message_that_is_refused_is_no_line_in_the_log() {
    LoggerContext log = (LoggerContext) LogManager.getContext(false);
    Kept kept = new Kept();
    kept.start();
    log.getConfiguration().getRootLogger().addAppender(kept, Level.WARN, null);
    try (Application application = TestApplication.in(folder).start()) {
      ApiClient me = ApiClient.to(application.port()).loggedIn();

      Answer answer =
          me.post("/api/whatsapp/send-message", "{\"number\":\"12\",\"message\":\"hello\"}");

      assertThat(answer.status()).isEqualTo(400);
    } finally {
      log.reconfigure();
    }
    assertThat(kept.lines).noneMatch(line -> line.contains("InvalidRequestException"));
  }

  private static void addTarget(Application application) throws Exception {
    application
        .camelContext()
        .addRoutes(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:target")
                    .errorHandler(noErrorHandler())
                    .filter(body().contains("bad"))
                    .throwException(new NotSentException("refused", false));
              }
            });
  }

  private static boolean isDone(ApiClient me, String job) {
    String state = me.get("/api/v1/messages/" + job).text("state");
    return state.equals("sent") || state.equals("failed");
  }

  @Test
  void both_forms_of_the_log_say_the_same() throws IOException {
    assertThat(levels("log4j2-json.properties")).isEqualTo(levels("log4j2.properties"));
  }

  @Test
  void a_broker_that_is_away_does_not_fill_the_log() {
    LoggerContext log =
        new LoggerContext(
            "ours", null, Path.of("src/main/resources/siakoberpa/log4j2.properties").toUri());
    log.start();
    Kept kept = new Kept();
    kept.start();
    log.getConfiguration().getRootLogger().removeAppender("console");
    log.getConfiguration().getRootLogger().addAppender(kept, null, null);
    for (int i = 0; i < 100; i++) {
      log.getLogger("org.apache.kafka.clients.NetworkClient").warn("not available");
      log.getLogger("org.apache.qpid.jms.JmsConnection").error("Failed to connect");
    }
    log.stop();

    assertThat(kept.lines).hasSize(3).allMatch(line -> line.contains("NetworkClient"));
  }

  private static List<String> levels(String file) throws IOException {
    return Files.readAllLines(Path.of("src/main/resources/siakoberpa", file)).stream()
        .filter(line -> !line.startsWith("#") && !line.contains(".layout."))
        .toList();
  }
}
