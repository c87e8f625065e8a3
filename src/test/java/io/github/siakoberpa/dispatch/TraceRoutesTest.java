package io.github.siakoberpa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.siakoberpa.queue.QueuedMessage;
import io.github.siakoberpa.traces.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace, from the caller's own span to the receipt, over the table of the queue. */
class TraceRoutesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private static final String TRACE_WHILE_BUSY = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER_WHILE_BUSY = "00-" + TRACE_WHILE_BUSY + "-b7ad6b7169203331-01";

  @TempDir static Path folder;
  private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
  private static QueueFixture queue;
  private static ProducerTemplate routes;

  @BeforeAll
  static void start() throws Exception {
    OpenTelemetry telemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                    .build())
            .build();
    queue =
        QueueFixture.start(
            folder,
            Clock.systemUTC(),
            target -> {
              if (target.getMessage().getBody(String.class).equals("unlucky")) {
                throw new IllegalStateException("secret");
              }
              if (target.getMessage().getBody(String.class).equals("busy")) {
                aWakeUpWaits(target.getContext());
              }
            },
            Map.of("test.gate", "direct:target"),
            Traces.to(telemetry));
    routes = queue.camel.createProducerTemplate();
  }

  private static void aWakeUpWaits(CamelContext camel) throws Exception {
    camel.getRouteController().suspendRoute("dispatch");
    SedaEndpoint wakeUps =
        camel.getEndpoint(
            "seda:siakoberpa-dispatch?size=1&discardWhenFull=true&waitForTaskToComplete=Never",
            SedaEndpoint.class);
    await()
        .untilAsserted(
            () -> {
              routes.sendBody("direct:wake-dispatch", null);
              assertThat(wakeUps.getCurrentQueueSize()).isOne();
            });
  }

  @AfterAll
  static void stop() {
    queue.close();
  }

  private static QueuedMessage enqueue(String chat, String text, String caller) {
    return (QueuedMessage)
        routes
            .request(
                "direct:siakoberpa-enqueue",
                exchange -> {
                  exchange.setVariable("callerTrace", caller);
                  exchange.getMessage().setBody(QueueFixture.message(chat, text));
                })
            .getMessage()
            .getBody();
  }

  private static List<SpanData> of(String trace) {
    return SPANS.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace))
        .toList();
  }

  private static String traceOf(QueuedMessage message) {
    String parent =
        (String)
            queue
                .row("SELECT trace_parent FROM message_jobs WHERE job_id = ?", message.jobId())
                .get("trace_parent");
    return parent.split("-", -1)[1];
  }

  @Test
  void acceptance_sending_and_receipts_join_the_trace_of_the_caller() {
    QueuedMessage message = enqueue("491511111111", "good", CALLER);
    await().untilAsserted(() -> assertThat(queue.stateOf(message)).isEqualTo("sent"));
    for (int ack : new int[] {2, 3}) {
      routes.sendBodyAndHeaders(
          "direct:session-events",
          null,
          Map.of(
              "CamelWhatsAppWebEvent",
              "receipt",
              "CamelWhatsAppWebSession",
              "default",
              "CamelWhatsAppWebMessageId",
              message.messageId(),
              "CamelWhatsAppWebAck",
              ack));
    }

    await()
        .untilAsserted(
            () ->
                assertThat(of(TRACE))
                    .extracting(SpanData::getName)
                    .containsExactlyInAnyOrder("accept", "send", "delivered", "read"));
    SpanData accept = of(TRACE).stream().filter(s -> s.getName().equals("accept")).findAny().get();
    assertThat(accept.getParentSpanId()).as("the caller").isEqualTo("00f067aa0ba902b7");
    assertThat(of(TRACE))
        .filteredOn(span -> !span.equals(accept))
        .allMatch(span -> span.getParentSpanId().equals(accept.getSpanId()));
  }

  @Test
  void a_caller_without_sense_begins_a_trace_and_a_failure_shows_in_it() {
    QueuedMessage message = enqueue("491522222222", "unlucky", "00-zz\r\n-1");
    await().untilAsserted(() -> assertThat(queue.stateOf(message)).isEqualTo("failed"));

    await().untilAsserted(() -> assertThat(of(traceOf(message))).hasSize(2));
    SpanData send =
        of(traceOf(message)).stream().filter(s -> s.getName().equals("send")).findAny().get();
    assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(send.toString()).doesNotContain("secret", "491522222222", "unlucky");
  }

  @Test
  void a_send_is_told_though_a_wake_up_is_waiting_already() throws Exception {
    QueuedMessage message = enqueue("491533333333", "busy", CALLER_WHILE_BUSY);
    await().untilAsserted(() -> assertThat(queue.stateOf(message)).isEqualTo("sent"));

    await()
        .untilAsserted(
            () ->
                assertThat(of(TRACE_WHILE_BUSY))
                    .extracting(SpanData::getName)
                    .containsExactlyInAnyOrder("accept", "send"));
    queue.camel.getRouteController().resumeRoute("dispatch");
  }
}
