package io.github.siakoberpa.sandbox;

import io.github.siakoberpa.sandbox.KnownMessages.Known;
import org.jspecify.annotations.Nullable;

/** Brings what is said in the chats of an account to each of its devices. Guarded by the world. */
final class Deliveries {

  private final World world;

  Deliveries(World world) {
    this.world = world;
  }

  /** Something that was written on a phone, ours or that of another person. */
  void fromPhone(Device device, IncomingMessage message) {
    String phone = device.requireLink().phone();
    Known target = message.targetId().map(id -> target(phone, message, id)).orElse(null);
    if (target == null) {
      note(phone, message);
    } else {
      world.history().change(phone, target.id(), message.content());
    }
    for (Device each : world.devices().ofAccount(phone)) {
      post(each, message, target);
    }
  }

  /** Something that one device sent: its sisters get it as well. */
  void fromDevice(Device sender, OutgoingMessage sent) {
    String phone = sender.requireLink().phone();
    IncomingMessage message = IncomingMessage.mirrored(sent);
    Known target = message.targetId().flatMap(id -> world.known().find(phone, id)).orElse(null);
    if (message.targetId().isEmpty()) {
      note(phone, message);
    } else if (target == null) {
      // About a message from before a restart of the sandbox: nobody could tell whose it was.
      return;
    } else {
      world.history().change(phone, target.id(), message.content());
    }
    for (Device each : world.devices().ofAccount(phone)) {
      if (each != sender) {
        post(each, message, target);
      }
    }
  }

  /** Something of before a device was linked: only those that are linked later get it. */
  void fromPast(String phone, PastMessage said) {
    world.known().note(phone, said.message().known());
    world.history().note(phone, said);
  }

  private void note(String phone, IncomingMessage message) {
    world.known().note(phone, message.known());
    world.history().note(phone, new PastMessage(message, world.now(), false));
  }

  private void post(Device device, IncomingMessage message, @Nullable Known target) {
    boolean lidMigrated = world.lidMigrated(device.session());
    device.mailbox().post(message.frame(lidMigrated, world.now(), target));
  }

  private Known target(String phone, IncomingMessage message, String id) {
    Known target =
        world
            .known()
            .find(phone, id)
            .filter(known -> known.chat().equals(message.chat()))
            .orElseThrow(
                () ->
                    new Refusal(
                        404,
                        "NO_SUCH_MESSAGE",
                        "no message with id %s is in that chat".formatted(id)));
    if (!mayDo(message, target)) {
      throw Refusal.conflict("NOT_THEIRS", "only who wrote a message can change it");
    }
    return target;
  }

  /** Anybody reacts and votes; an edit is by the author; a deletion too, or by a group's admin. */
  private static boolean mayDo(IncomingMessage message, Known target) {
    boolean author =
        message.own() == target.own()
            && (message.author() == null || message.author().equals(target.author()));
    return switch (message.content().path("type").asText()) {
      case "edit" -> author;
      case "revoke" -> author || Numbers.isGroup(message.chat());
      default -> true;
    };
  }
}
