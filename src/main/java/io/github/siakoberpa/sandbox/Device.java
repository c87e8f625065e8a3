package io.github.siakoberpa.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One browser profile that opened the page: linked to an account, or showing a QR. Guarded by the
 * world.
 */
final class Device {

  private final String id;
  private final String session;
  private final Mailbox mailbox = new Mailbox();
  private final QrCycle qr = new QrCycle();
  private final Map<String, Deque<Send>> lines = new HashMap<>();
  private @Nullable Link link;

  Device(String id, String session) {
    this.id = id;
    this.session = session;
  }

  String id() {
    return id;
  }

  String session() {
    return session;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  QrCycle qr() {
    return qr;
  }

  @Nullable Link link() {
    return link;
  }

  boolean linked() {
    return link != null;
  }

  /** The link of a device that is known to have one. */
  Link requireLink() {
    if (link == null) {
      throw new Refusal(401, "NOT_LINKED", "session %s is not linked".formatted(session));
    }
    return link;
  }

  void linkTo(Link account) {
    qr.stop();
    link = account;
  }

  /** The page has gone, or is sent away. */
  void leave() {
    qr.stop();
    mailbox.disconnect();
  }

  /** Forgets the account and all that was on its way to or from it. */
  void unlink() {
    link = null;
    forgetTraffic();
  }

  void forgetTraffic() {
    lines.clear();
    mailbox.clear();
  }

  /** The line of sends to one chat that wait for acceptance; made when first asked for. */
  Deque<Send> line(String chat) {
    return lines.computeIfAbsent(chat, key -> new ArrayDeque<>());
  }

  void dropLineIfEmpty(String chat) {
    lines.computeIfPresent(chat, (key, line) -> line.isEmpty() ? null : line);
  }

  /** The chats that sends wait for. */
  Iterable<String> waitingChats() {
    return List.copyOf(lines.keySet());
  }

  int parked() {
    return lines.values().stream().mapToInt(Deque::size).sum();
  }
}
