package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A page without a browser, for tests outside of this package. */
public final class LinkedPage implements AutoCloseable {

  private final FakePage page;

  private LinkedPage(FakePage page) {
    this.page = page;
  }

  public static LinkedPage of(String url, String session, String phone) throws IOException {
    return new LinkedPage(FakePage.claiming(URI.create(url), session, phone));
  }

  public static LinkedPage unlinked(String url, String session) throws IOException {
    return new LinkedPage(FakePage.open(URI.create(url), session));
  }

  public void send(String chat, String id, String text) {
    page.send(chat, id, text);
  }

  public JsonNode awaitFrame(String type) {
    return page.awaitFrame(type);
  }

  /** The types of so many things that came in. */
  public List<String> awaitMessages(int count) {
    return page.awaitFrames("message", count).stream()
        .map(frame -> frame.path("content").path("type").asText())
        .toList();
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
