package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a test, or a person at the phone, asks of the sandbox. Thread-safe. */
final class ControlDesk {

  private static final long MAX_DELAY_MS = Duration.ofHours(1).toMillis();

  private final World world;

  ControlDesk(World world) {
    this.world = world;
  }

  /** Scans the QR on show, waiting for one if asked to; or from now on every one there is. */
  ObjectNode scan(Fields body) {
    body.knowing("session", "phone", "pushname", "waitMs", "auto");
    Optional<String> asked = body.text("phone").map(phone -> Numbers.phone("phone", phone));
    String pushname = body.text("pushname").orElse(Link.DEFAULT_PUSHNAME);
    Optional<Boolean> auto = body.flag("auto");
    synchronized (world) {
      if (auto.isPresent()) {
        return scanAll(auto.get());
      }
      Duration patience = patience(body.number("waitMs", 0, MAX_DELAY_MS));
      world.await(patience, () -> world.devices().any(body.text("session"), Linking::canScan));
      Device device =
          world
              .devices()
              .choose(body.text("session"), Linking::canScan, "NO_QR_ON_SHOW", "a QR on show");
      Optional<String> typed = Optional.ofNullable(device.qr().codePhone());
      if (world.faults().strikes(Fault.PASSKEY, device.session())) {
        device.mailbox().tell(Frames.passkey());
        return session(device);
      }
      String phone = asked.or(() -> typed).orElseGet(world.linking()::freePhone);
      world.linking().link(device, new Link(phone, pushname));
      return session(device);
    }
  }

  private ObjectNode scanAll(boolean auto) {
    if (auto) {
      world.linking().scanAll();
    } else {
      world.linking().stopScanning();
    }
    return Json.object().put("auto", auto);
  }

  private static Duration patience(Optional<Long> waitMs) {
    return Duration.ofMillis(waitMs.orElse(0L));
  }

  /** Those above the given one; waits for one if there is none yet. */
  ArrayNode messages(long since, long waitMs) {
    synchronized (world) {
      world.await(Duration.ofMillis(waitMs), () -> world.oracle().size() > since);
      return world.oracle().since(since);
    }
  }

  ArrayNode presences(long since) {
    synchronized (world) {
      return world.presences().since(since);
    }
  }

  ArrayNode inbox(long since) {
    synchronized (world) {
      return world.inbox().since(since);
    }
  }

  ArrayNode sessions() {
    synchronized (world) {
      ArrayNode sessions = Json.array();
      world.devices().all().forEach(device -> sessions.add(session(device)));
      return sessions;
    }
  }

  ObjectNode receipts(Fields body) {
    body.knowing("id", "ack", "auto", "delayMs");
    Optional<String> id = body.text("id");
    Optional<Long> ack = body.number("ack", Receipts.DELIVERED, Receipts.PLAYED);
    Optional<Boolean> auto = body.flag("auto");
    Optional<Long> delay = body.number("delayMs", 0, MAX_DELAY_MS);
    if (id.isPresent() != ack.isPresent() || (id.isEmpty() && auto.isEmpty() && delay.isEmpty())) {
      throw Refusal.badInput("give id and ack, or auto and delayMs");
    }
    synchronized (world) {
      auto.ifPresent(world.receipts()::setAutomatic);
      delay.map(Duration::ofMillis).ifPresent(world.receipts()::setDelay);
      id.ifPresent(given -> world.receipts().give(row(given), ack.orElseThrow().intValue()));
      return Json.object()
          .put("auto", world.receipts().automatic())
          .put("delayMs", world.receipts().delay().toMillis());
    }
  }

  private Oracle.Row row(String id) {
    return world
        .oracle()
        .find(id)
        .orElseThrow(
            () ->
                new Refusal(404, "NO_SUCH_MESSAGE", "no message with id " + id + " was accepted"));
  }

  ObjectNode incoming(Fields body) {
    IncomingMessage message = IncomingMessage.read(body, world.files());
    synchronized (world) {
      Device device =
          world
              .devices()
              .choose(body.text("session"), Device::linked, "NOT_LINKED", "a linked phone");
      world.deliveries().fromPhone(device, message);
      ObjectNode shown = message.json(device.session(), world.now());
      world.inbox().add(shown);
      world.changed();
      return shown;
    }
  }

  /** What an account has had before; devices that are linked from now on get it. */
  ObjectNode history(Fields body) {
    body.knowing("phone", "messages");
    String phone = Numbers.phone("phone", body.text("phone").orElse(Link.DEFAULT_PHONE));
    List<PastMessage> said =
        body.objects("messages").stream()
            .map(message -> PastMessage.read(message, world.files(), world.now()))
            .toList();
    ObjectNode told = Json.object().put("phone", phone);
    ArrayNode messages = told.putArray("messages");
    synchronized (world) {
      for (PastMessage one : said) {
        world.deliveries().fromPast(phone, one);
        ObjectNode message = one.message().content().deepCopy();
        messages.add(message.put("id", one.message().id()).put("t", one.at().getEpochSecond()));
      }
    }
    return told;
  }

  /** Keeps a file that messages of the other side can name by its path. */
  ObjectNode file(InputStream content) throws IOException {
    UploadedFile file = world.files().take(content);
    return Json.object()
        .put("path", file.path())
        .put("sha256", file.sha256())
        .put("bytes", file.bytes());
  }

  /** Makes a group, or changes one, with the linked phone and others in it. */
  ObjectNode group(Fields body) {
    body.knowing("session", "id", "subject", "participants", "admin");
    Group group = Group.read(body);
    synchronized (world) {
      Device device =
          world
              .devices()
              .choose(body.text("session"), Device::linked, "NOT_LINKED", "a linked phone");
      world.groups().put(group);
      ObjectNode told = group.json(device.requireLink());
      device.mailbox().post(told.deepCopy().put("type", "group"));
      return told;
    }
  }

  ObjectNode reset(Fields body) {
    boolean keepLinks = body.knowing("keepLinks").flag("keepLinks").orElse(false);
    synchronized (world) {
      if (keepLinks) {
        world.resetButLinks();
      } else {
        world.reset();
      }
      return Json.object().put("success", true);
    }
  }

  private static ObjectNode session(Device device) {
    ObjectNode json = Json.object().put("session", device.session()).put("state", state(device));
    json.put("connected", device.mailbox().connected());
    int left = device.mailbox().unconfirmed("history");
    if (left > 0) {
      json.put("historyLeft", left);
    }
    Link link = device.link();
    if (link != null) {
      json.put("phone", link.phone()).put("pushname", link.pushname()).put("lid", link.lid());
    }
    return json;
  }

  private static String state(Device device) {
    if (device.linked()) {
      return "LINKED";
    }
    return device.qr().onShow() ? "QR" : "IDLE";
  }
}
