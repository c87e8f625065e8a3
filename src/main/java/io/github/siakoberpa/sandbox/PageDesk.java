package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What a page asks of the server. Thread-safe. */
final class PageDesk {

  private final World world;

  PageDesk(World world) {
    this.world = world;
  }

  /** Keeps the page's event stream until either side ends it. */
  void stream(Call call) throws IOException {
    PageIdentity page = PageIdentity.of(call);
    Optional<Link> claim =
        call.query("phone")
            .map(
                phone ->
                    new Link(Numbers.phone("phone", phone), call.query("pushname").orElse("")));
    EventStream stream = new EventStream();
    synchronized (world) {
      refuseIfOffline(page.session(), true);
      connect(page, claim, stream);
    }
    try (OutputStream out = call.stream("text/event-stream")) {
      stream.writeTo(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnected(page, stream);
    }
  }

  private void connect(PageIdentity page, Optional<Link> claim, EventStream stream) {
    Device device = world.devices().find(page).orElseGet(() -> enter(page));
    if (device.mailbox().connected() && !device.mailbox().isLoad(page.load())) {
      // A second page of the same profile; the first may also be one that was left and whose end
      // was not noticed.
      device.mailbox().tell(Frames.conflict());
    }
    device.mailbox().connect(stream, page.load());
    Optional<String> unlinked = world.devices().unlinkedFor(device.id());
    if (claim.isPresent() && unlinked.isPresent()) {
      device.mailbox().tell(Frames.logout(unlinked.get()));
      return;
    }
    if (!device.linked()) {
      claim.ifPresent(device::linkTo);
    }
    welcome(device);
  }

  private void welcome(Device device) {
    device.mailbox().tell(Frames.welcome(world.run(), world.lidMigrated(device.session())));
    if (device.linked()) {
      device.mailbox().repeat();
    } else {
      world.linking().show(device);
    }
    world.watchers().changed();
    world.strikes().strikeConnected(device);
  }

  private Device enter(PageIdentity page) {
    Device device = new Device(page.device(), page.session());
    world
        .devices()
        .enter(device)
        .ifPresent(
            replaced -> {
              replaced.qr().stop();
              replaced.mailbox().tell(Frames.conflict());
              replaced.mailbox().disconnect();
            });
    return device;
  }

  private void disconnected(PageIdentity page, EventStream stream) {
    synchronized (world) {
      world
          .devices()
          .find(page)
          .filter(device -> device.mailbox().isConnectedBy(stream))
          .ifPresent(
              device -> {
                device.mailbox().disconnect();
                device.qr().stop();
                world.watchers().changed();
              });
    }
  }

  ObjectNode send(PageIdentity page, Fields body) {
    String reference = body.requiredText("reference");
    OutgoingMessage message =
        OutgoingMessage.read(
            body.object("message").orElseThrow(() -> Refusal.badInput("message is missing")));
    synchronized (world) {
      Device device = linked(page);
      world.sends().take(device, page.load(), reference, message);
      return Json.object();
    }
  }

  ObjectNode numberCheck(PageIdentity page, Fields body) {
    String wid = Numbers.phoneWid(body.requiredText("wid"));
    synchronized (world) {
      linked(page);
      if (world.faults().strikes(Fault.NUMBER_CHECK_DOWN, page.session())) {
        throw new Refusal(503, "NUMBER_CHECK_DOWN", "number checks are down");
      }
      String phone = Numbers.user(wid);
      if (UnregisteredNumbers.include(
          world.faults().strike(Fault.UNREGISTERED, page.session()), phone)) {
        return Json.object().put("registered", false);
      }
      return Json.object()
          .put("registered", true)
          .put("wid", body.requiredText("wid"))
          .put("phone", wid)
          .put("lid", Numbers.lidOfPhone(phone));
    }
  }

  ObjectNode linkCode(PageIdentity page, Fields body) {
    String phone = Numbers.phone("phone", body.requiredText("phone"));
    synchronized (world) {
      refuseIfOffline(page.session(), false);
      return Json.object()
          .put("code", world.linking().codeFor(world.devices().require(page), phone));
    }
  }

  ObjectNode refreshQr(PageIdentity page) {
    synchronized (world) {
      refuseIfOffline(page.session(), false);
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
      refuseIfOffline(page.session(), false);
      world.devices().unlink(world.devices().require(page), reason);
      world.watchers().changed();
      return Json.object();
    }
  }

  ObjectNode confirm(PageIdentity page, Fields body) {
    long upTo = body.number("upTo", 0, Long.MAX_VALUE).orElse(0L);
    synchronized (world) {
      world.devices().find(page).ifPresent(device -> device.mailbox().confirm(upTo));
      return Json.object();
    }
  }

  ObjectNode media(PageIdentity page, Call call) throws IOException {
    synchronized (world) {
      linked(page);
    }
    UploadedFile file = UploadedFile.read(call.body());
    return Json.object().put("path", file.path()).put("sha256", file.sha256());
  }

  /** Does not answer until the fault is cleared. */
  ObjectNode hang() {
    CountDownLatch released;
    synchronized (world) {
      released = world.strikes().hang();
      world.watchers().changed();
    }
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Json.object();
  }

  private Device linked(PageIdentity page) {
    refuseIfOffline(page.session(), false);
    Device device = world.devices().require(page);
    device.requireLink();
    return device;
  }

  /** Only a refused connection counts as one of the fault's times. */
  private void refuseIfOffline(String session, boolean counts) {
    boolean offline =
        counts
            ? world.faults().strikes(Fault.OFFLINE, session)
            : world.faults().isSet(Fault.OFFLINE, session);
    if (offline) {
      throw new Refusal(503, "OFFLINE", "the sandbox plays dead");
    }
  }
}
