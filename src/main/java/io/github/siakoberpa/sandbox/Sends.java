package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes sends and accepts them, in order within each chat. A send waits here, not on its
 * connection, so it is accepted in the end even if its page has gone. Guarded by the world.
 */
final class Sends {

  private final World world;

  Sends(World world) {
    this.world = world;
  }

  void take(Device device, String load, String reference, OutgoingMessage message) {
    String session = device.session();
    long delay =
        world.faults().strike(Fault.SEND_DELAY, session).map(JsonNode::longValue).orElse(0L);
    boolean held = world.faults().strikes(Fault.HOLD_SENDS, session);
    Instant due = world.now().plusMillis(delay);
    device.line(message.chat()).add(new Send(load, reference, message, due, held));
    advance(device, message.chat());
  }

  /** Lets held sends of these sessions go. */
  void release(String scope) {
    for (Device device : world.devices().in(scope)) {
      for (String chat : device.waitingChats()) {
        device.line(chat).forEach(Send::release);
        advance(device, chat);
      }
    }
  }

  private void advance(Device device, String chat) {
    Deque<Send> line = device.line(chat);
    while (!line.isEmpty() && !line.getFirst().held()) {
      Duration left = Duration.between(world.now(), line.getFirst().due());
      if (left.toMillis() > 0) {
        // More than one timer may be under way for a line; the later ones find it empty or early,
        // which does no harm.
        world.later(left, () -> advance(device, chat));
        return;
      }
      accept(device, line.removeFirst());
    }
    device.dropLineIfEmpty(chat);
  }

  private void accept(Device device, Send send) {
    String session = device.session();
    Optional<JsonNode> nack = world.faults().strike(Fault.NACK, session);
    if (nack.isPresent()) {
      device.mailbox().answer(send.load(), Frames.refused(send.reference(), nack.get().intValue()));
      return;
    }
    Oracle.Row row = world.oracle().accept(session, send.message(), world.now());
    world.deliveries().fromDevice(device, send.message());
    world.changed();
    if (!world.faults().strikes(Fault.ACCEPT_THEN_DROP, session)) {
      device.mailbox().answer(send.load(), Frames.accepted(send.reference(), world.now()));
      world.receipts().follow(row);
    }
  }
}
