package io.github.siakoberpa.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The connections of pages: each keeps an event stream open as long as it lives. Thread-safe. */
final class PageStreams {

  private static final long HANG_CHECK_MS = 500;

  private final World world;

  PageStreams(World world) {
    this.world = world;
  }

  static Refusal offline() {
    return new Refusal(503, "OFFLINE", "the sandbox plays dead");
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
      if (world.faults().strikes(Fault.OFFLINE, page.session())) {
        throw offline();
      }
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
    if (claim.isEmpty()) {
      // If it was linked here, its page died before it had stored the link; the page decides.
      device.unlink();
    } else if (!device.linked()) {
      device.linkTo(claim.get());
    }
    welcome(device);
  }

  private void welcome(Device device) {
    device
        .mailbox()
        .tell(
            Frames.welcome(world.run(), world.lidMigrated(device.session()))
                .put("history", device.mailbox().unconfirmed("history")));
    if (device.linked()) {
      device.mailbox().repeat();
    } else {
      world.linking().show(device);
    }
    world.changed();
    world.strikes().strikeConnected(device);
  }

  private Device enter(PageIdentity page) {
    Device device = new Device(page.device(), page.session());
    world
        .devices()
        .enter(device)
        .ifPresent(
            replaced -> {
              replaced.mailbox().tell(Frames.conflict());
              replaced.leave();
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
                device.leave();
                world.devices().dropIfUseless(device);
                world.changed();
              });
    }
  }

  /** Answers only when the fault is cleared; the page stands still until then. */
  void hang(Call call) throws IOException {
    String load = PageIdentity.of(call).load();
    try (OutputStream out = call.stream("text/plain")) {
      while (hangs(load)) {
        // A blank now and then shows when the page has died.
        out.write(" ".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (world) {
        world.strikes().revive(load);
      }
    }
  }

  private boolean hangs(String load) throws InterruptedException {
    synchronized (world) {
      if (world.strikes().hangs(load)) {
        world.wait(HANG_CHECK_MS);
      }
      return world.strikes().hangs(load);
    }
  }
}
