package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BiFunction;

/** Which address leads to what. */
final class SandboxRoutes {

  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";

  private final World world;
  private final PageDesk pages;
  private final PageStreams streams;
  private final ControlDesk control;
  private final FaultDesk faults;
  private final PageFiles files = new PageFiles();
  private final Router router = new Router();

  SandboxRoutes(World world) {
    this.world = world;
    this.pages = new PageDesk(world);
    this.streams = new PageStreams(world);
    this.control = new ControlDesk(world);
    this.faults = new FaultDesk(world);
  }

  Router router() {
    page();
    wire();
    controlDoor();
    phone();
    return router;
  }

  private void page() {
    router.on("GET", "/", this::showPage);
    for (String script : PageFiles.SCRIPTS) {
      file("/page/%s.js".formatted(script), "page/%s.js".formatted(script), JAVASCRIPT);
    }
    file("/page/page.css", "page/page.css", CSS);
    router.on(
        "GET",
        "/page/qr.svg",
        call -> call.answer(200, "image/svg+xml", QrImage.svg(call.requiredQuery("text"))));
  }

  private void showPage(Call call) throws IOException {
    String session = call.query("session").orElse(Devices.DEFAULT_SESSION);
    synchronized (world) {
      files.page(call, world.faults().strike(Fault.MISSING_MODULES, session));
    }
  }

  private void wire() {
    router.on("GET", "/page/stream", streams::stream);
    router.on("GET", "/page/hang", streams::hang);
    router.on("GET", "/page/media", pages::file);
    router.on("POST", "/page/media", call -> call.answer(pages.media(PageIdentity.of(call), call)));
    fromPage("send", pages::send);
    fromPage("presence", pages::presence);
    fromPage("number-check", pages::numberCheck);
    fromPage("group", pages::group);
    fromPage("groups", (page, body) -> pages.groups(page));
    fromPage("link-code", pages::linkCode);
    fromPage("refresh-qr", (page, body) -> pages.refreshQr(page));
    fromPage("logout", pages::logout);
    fromPage("confirm", pages::confirm);
  }

  private void fromPage(String operation, BiFunction<PageIdentity, Fields, ObjectNode> handler) {
    router.on(
        "POST",
        "/page/" + operation,
        call -> call.answer(handler.apply(PageIdentity.of(call), call.json())));
  }

  private void controlDoor() {
    router.on("POST", "/sandbox/scan", call -> call.answer(control.scan(call.json())));
    router.on(
        "GET",
        "/sandbox/messages",
        call -> call.answer(control.messages(number(call, "since"), number(call, "waitMs"))));
    router.on(
        "GET", "/sandbox/presences", call -> call.answer(control.presences(number(call, "since"))));
    router.on("POST", "/sandbox/incoming", call -> call.answer(control.incoming(call.json())));
    router.on(
        "GET", "/sandbox/incoming", call -> call.answer(control.inbox(number(call, "since"))));
    router.on("POST", "/sandbox/history", call -> call.answer(control.history(call.json())));
    router.on("POST", "/sandbox/files", call -> call.answer(control.file(call.body())));
    router.on("GET", "/sandbox/files", call -> PageDesk.answerFile(call, world.files()));
    router.on("POST", "/sandbox/receipts", call -> call.answer(control.receipts(call.json())));
    router.on("POST", "/sandbox/faults", call -> call.answer(faults.merge(call.json())));
    router.on("GET", "/sandbox/faults", call -> call.answer(faults.show(call.query("session"))));
    router.on("POST", "/sandbox/groups", call -> call.answer(control.group(call.json())));
    router.on("GET", "/sandbox/sessions", call -> call.answer(control.sessions()));
    router.on("POST", "/sandbox/reset", call -> call.answer(control.reset(call.json())));
  }

  private static long number(Call call, String name) {
    String number = call.query(name).orElse("0");
    if (!number.matches("\\d{1,18}")) {
      throw Refusal.badInput(name + " must be a whole number");
    }
    return Long.parseLong(number);
  }

  private void phone() {
    router.on(
        "GET",
        "/sandbox",
        call -> call.withHeader("Location", "/sandbox/").answer(302, "text/plain", new byte[0]));
    file("/sandbox/", "phone/phone.html", "text/html; charset=utf-8");
    file("/sandbox/phone.js", "phone/phone.js", JAVASCRIPT);
    file("/sandbox/bubbles.js", "phone/bubbles.js", JAVASCRIPT);
    file("/sandbox/phone.css", "phone/phone.css", CSS);
    router.on("GET", "/sandbox/events", this::watch);
  }

  private void watch(Call call) throws IOException {
    EventStream stream = new EventStream();
    world.watchers().add(stream);
    try (OutputStream out = call.stream("text/event-stream")) {
      stream.writeTo(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      world.watchers().remove(stream);
    }
  }

  private void file(String path, String resource, String contentType) {
    byte[] content = PageFiles.read(resource);
    router.on(
        "GET",
        path,
        call -> call.withHeader("Cache-Control", "no-cache").answer(200, contentType, content));
  }
}
