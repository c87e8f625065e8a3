package io.github.siakoberpa.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events to one reader. Anybody may offer; one thread writes, so a slow reader holds up
 * nobody else. Thread-safe.
 */
final class EventStream {

  /** A comment this often keeps the connection known to be alive, or shows that it is not. */
  private static final long HEARTBEAT_SECONDS = 2;

  private static final String END = "";

  private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>();

  void offer(String frame) {
    waiting.add(frame);
  }

  /** For frames that say only that something changed: one on its way is enough. */
  void offerIfIdle(String frame) {
    if (waiting.isEmpty()) {
      waiting.add(frame);
    }
  }

  /** Ends the stream once what was offered is written. */
  void end() {
    waiting.add(END);
  }

  /** Writes until the stream is ended; fails when the reader has gone. */
  void writeTo(OutputStream out) throws IOException, InterruptedException {
    List<String> group = new ArrayList<>();
    write(out, ":\n\n");
    while (!group.contains(END)) {
      group.clear();
      String first = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
      if (first == null) {
        write(out, ":\n\n");
        continue;
      }
      group.add(first);
      waiting.drainTo(group);
      write(out, events(group));
    }
  }

  private static String events(List<String> frames) {
    StringBuilder text = new StringBuilder();
    for (String frame : frames) {
      if (frame.equals(END)) {
        break;
      }
      text.append("data: ").append(frame).append("\n\n");
    }
    return text.toString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
