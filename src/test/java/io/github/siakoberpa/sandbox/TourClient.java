package io.github.siakoberpa.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that the tour is run with.
 *
 * @param scripts what runs in every document before the page does
 * @param adapter gives the client the words of the tour, see conformance/README.md
 */
record TourClient(String name, List<String> scripts, String adapter) {

  private static final String FOLDER = System.getProperty("siakoberpa.test.client", "");

  /** Those that we keep the tour with, and the one that was named. */
  static List<TourClient> all() throws IOException {
    List<TourClient> clients = new ArrayList<>();
    clients.add(
        new TourClient(
            "wa-js", List.of(WaJsBrowser.CONFIG, WaJsBrowser.waJs()), resource("wa-js.js")));
    clients.add(new TourClient("no library", List.of(), resource("direct.js")));
    if (!FOLDER.isEmpty()) {
      clients.add(in(Path.of(FOLDER)));
    }
    return clients;
  }

  private static TourClient in(Path folder) throws IOException {
    Path bundle = folder.resolve("bundle.js");
    List<String> scripts =
        Files.exists(bundle) ? List.of(Files.readString(bundle)) : List.<String>of();
    return new TourClient(
        folder.toString(), scripts, Files.readString(folder.resolve("client.js")));
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = TourClient.class.getResourceAsStream("/conformance/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
