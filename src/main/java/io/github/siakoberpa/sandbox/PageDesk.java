package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What a page asks of the server. Thread-safe. */
final class PageDesk {

  private final World world;

  PageDesk(World world) {
    this.world = world;
  }

  /** One send of a group, as the page names it. */
  private record Asked(String reference, OutgoingMessage message) {
    static Asked read(Fields fields) {
      return new Asked(
          fields.requiredText("reference"),
          OutgoingMessage.read(
              fields.object("message").orElseThrow(() -> Refusal.badInput("message is missing"))));
    }
  }

  ObjectNode send(PageIdentity page, Fields body) {
    List<Asked> sends = body.objects("sends").stream().map(Asked::read).toList();
    synchronized (world) {
      Device device = linked(page);
      sends.forEach(
          send -> world.sends().take(device, page.load(), send.reference(), send.message()));
      return Json.object();
    }
  }

  ObjectNode presence(PageIdentity page, Fields body) {
    String chat = body.requiredText("chat");
    String state = body.requiredText("state");
    synchronized (world) {
      String phone = linked(page).requireLink().phone();
      if (state.equals("seen")) {
        world.history().read(phone, Numbers.phoneWid(chat), world.now());
      }
      world.presences().add(page.session(), chat, state, world.now());
      world.changed();
      return Json.object();
    }
  }

  ObjectNode group(PageIdentity page, Fields body) {
    String id = body.requiredText("id");
    synchronized (world) {
      return world.groups().find(id).json(linked(page).requireLink());
    }
  }

  ObjectNode groups(PageIdentity page) {
    synchronized (world) {
      Link link = linked(page).requireLink();
      ObjectNode all = Json.object();
      all.set("groups", world.groups().all(link));
      return all;
    }
  }

  ObjectNode numberCheck(PageIdentity page, Fields body) {
    String wid = body.requiredText("wid");
    String phoneWid = Numbers.phoneWid(wid);
    String phone = Numbers.joinedAs(Numbers.user(phoneWid));
    synchronized (world) {
      linked(page);
      if (world.faults().strikes(Fault.NUMBER_CHECK_DOWN, page.session())) {
        throw new Refusal(503, "NUMBER_CHECK_DOWN", "number checks are down");
      }
      if (!Numbers.isPhone(phoneWid) || isUnregistered(page.session(), phone)) {
        return Json.object().put("registered", false);
      }
    }
    return Json.object()
        .put("registered", true)
        .put("wid", wid.equals(phoneWid) ? Numbers.wid(phone) : wid)
        .put("phone", Numbers.wid(phone))
        .put("lid", Numbers.lidOfPhone(phone));
  }

  private boolean isUnregistered(String session, String phone) {
    boolean unregistered =
        UnregisteredNumbers.include(world.faults().peek(Fault.UNREGISTERED, session), phone);
    return unregistered && world.faults().strikes(Fault.UNREGISTERED, session);
  }

  ObjectNode linkCode(PageIdentity page, Fields body) {
    String phone = Numbers.phone("phone", body.requiredText("phone"));
    synchronized (world) {
      refuseIfOffline(page.session());
      return Json.object()
          .put("code", world.linking().codeFor(world.devices().require(page), phone));
    }
  }

  ObjectNode refreshQr(PageIdentity page) {
    synchronized (world) {
      refuseIfOffline(page.session());
      Device device = world.devices().require(page);
      if (!device.linked()) {
        world.linking().show(device);
      }
      return Json.object();
    }
  }

  ObjectNode logout(PageIdentity page, Fields body) {
    String reason = body.requiredText("reason");
    synchronized (world) {
      refuseIfOffline(page.session());
      world.devices().unlink(world.devices().require(page), reason);
      world.changed();
      return Json.object();
    }
  }

  ObjectNode confirm(PageIdentity page, Fields body) {
    long upTo = body.number("upTo", 0, Long.MAX_VALUE).orElse(0L);
    synchronized (world) {
      world.devices().find(page).ifPresent(device -> confirm(device, upTo));
      return Json.object();
    }
  }

  private void confirm(Device device, long upTo) {
    int before = device.mailbox().unconfirmed("history");
    device.mailbox().confirm(upTo);
    if (before > 0) {
      // Whoever looks at the phone sees how far it is.
      world.changed();
    }
  }

  ObjectNode media(PageIdentity page, Call call) throws IOException {
    synchronized (world) {
      linked(page);
      refuseIfMediaDown(page.session());
    }
    UploadedFile file = world.files().take(call.body());
    return Json.object().put("path", file.path()).put("sha256", file.sha256());
  }

  /** A file that either side sent. */
  void file(Call call) throws IOException {
    PageIdentity page = PageIdentity.of(call);
    synchronized (world) {
      linked(page);
      refuseIfMediaDown(page.session());
    }
    answerFile(call, world.files());
  }

  static void answerFile(Call call, FileShelf files) throws IOException {
    String path = call.requiredQuery("path");
    UploadedFile file = UploadedFile.at(path);
    InputStream content =
        files
            .open(path)
            .orElseThrow(() -> new Refusal(404, "NO_SUCH_FILE", "there is no file at " + path));
    call.answer("application/octet-stream", file.bytes(), content);
  }

  private void refuseIfMediaDown(String session) {
    if (world.faults().strikes(Fault.MEDIA_DOWN, session)) {
      throw new Refusal(503, "MEDIA_DOWN", "files are down");
    }
  }

  private Device linked(PageIdentity page) {
    refuseIfOffline(page.session());
    Device device = world.devices().require(page);
    device.requireLink();
    return device;
  }

  private void refuseIfOffline(String session) {
    if (world.faults().isSet(Fault.OFFLINE, session)) {
      throw PageStreams.offline();
    }
  }
}
