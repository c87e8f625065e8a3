package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.siakoberpa.whatsappweb.message.Text;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.MessageKey;
import io.github.siakoberpa.whatsappweb.session.SendOutcome;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Many messages over many chats through one session, with receipts: none lost, none twice, each
 * chat in its order. Few by default, 5,000 with the profile {@code soak}.
 */
class SoakIT {
  private static final int CHATS = 50;
  private static final boolean SOAK = Boolean.getBoolean("siakoberpa.test.soak");
  private static final int MESSAGES = SOAK ? 5000 : 600;
  private static final int WARM = 500;

  // As many messages take hours at the pace of people, with one look at the memory in five minutes.
  private static final Duration FAST_MOTION = Duration.ofSeconds(2);

  private final Map<String, List<String>> sent = new HashMap<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong warm = new AtomicLong();
  private final List<SendOutcome> failures = new ArrayList<>();

  @Test
  void no_message_of_many_is_lost_doubled_or_out_of_order() throws Exception {
    try (SandboxedCamel camel =
        new SandboxedCamel(component -> component.setMemoryCheck(FAST_MOTION))) {
      camel.link("soak");
      camel.control("receipts", Map.of("auto", true, "delayMs", 50));
      Instant before = Instant.now();
      CompletableFuture.allOf(
              IntStream.range(0, CHATS)
                  .mapToObj(number -> chatOf(camel, "4917012%05d@c.us".formatted(number)))
                  .toArray(CompletableFuture<?>[]::new))
          .get(10, TimeUnit.MINUTES);
      long memory = memory(camel);
      long perSecond = MESSAGES * 1000L / Duration.between(before, Instant.now()).toMillis();
      report(perSecond, memory);
      if (SOAK) {
        assertThat(perSecond).as("messages per second").isGreaterThan(60);
        assertThat(memory).as("bytes of the browser tree").isLessThan(warm.get() * 115 / 100);
      }
      assertThat(failures).as("sends that did not end well").isEmpty();
      check(camel.accepted());
    }
  }

  /** The messages of one chat, one after the other as a queue sends them. */
  private CompletableFuture<Void> chatOf(SandboxedCamel camel, String chat) {
    List<String> ids = new ArrayList<>();
    sent.put(chat, ids);
    CompletableFuture<Void> line = CompletableFuture.completedFuture(null);
    for (int i = 0; i < MESSAGES / CHATS; i++) {
      String id = MessageIds.next();
      ids.add(id);
      line = line.thenCompose(previous -> send(camel, new MessageKey(chat, id)));
    }
    return line;
  }

  private CompletableFuture<Void> send(SandboxedCamel camel, MessageKey key) {
    WhatsAppWebSession session = camel.session("soak");
    return session
        .send(key, new Text("message " + key.messageId()))
        .thenAccept(
            outcome -> {
              if (!(outcome instanceof SendOutcome.Sent)) {
                synchronized (failures) {
                  failures.add(outcome);
                }
              }
              if (done.incrementAndGet() == WARM) {
                warm.set(memory(camel));
              }
            })
        .toCompletableFuture();
  }

  private void report(long perSecond, long memory) {
    System.out.printf(
        "SOAK %d messages, %d chats: %d per second; browser tree %d MB at %d, %d MB at the end%n",
        MESSAGES, CHATS, perSecond, warm.get() >> 20, WARM, memory >> 20);
  }

  private void check(List<JsonNode> rows) {
    Map<String, List<String>> arrived = new HashMap<>();
    for (JsonNode row : rows) {
      assertThat(row.get("repeats").asInt()).as("repeats of %s", row.get("id")).isZero();
      arrived
          .computeIfAbsent(row.get("chat").asText(), chat -> new ArrayList<>())
          .add(row.get("id").asText());
    }
    assertThat(arrived).as("ids by chat, in the order of their arrival").isEqualTo(sent);
  }

  private static long memory(SandboxedCamel camel) {
    return camel.processesOf("soak").stream()
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
        .distinct()
        .mapToLong(ProcessLines::memory)
        .sum();
  }
}
