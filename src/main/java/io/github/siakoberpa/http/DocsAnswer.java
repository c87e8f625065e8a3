package io.github.siakoberpa.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The page on which people read the contract and try its calls, file by file. It consists of our
 * own files and those of Swagger UI in its webjar; nothing comes from elsewhere. Stateless.
 */
public final class DocsAnswer implements Processor {
  private static final String OURS = "/siakoberpa/docs/";
  private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/%s/";
  private static final String ITS_VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final Map<String, Shown> FILES =
      Map.of(
          "", new Shown(OURS, "index.html", "text/html; charset=utf-8"),
          "docs.js", new Shown(OURS, "docs.js", "text/javascript; charset=utf-8"),
          "docs.css", new Shown(OURS, "docs.css", "text/css; charset=utf-8"),
          "swagger-ui.css", new Shown(SWAGGER_UI, "swagger-ui.css", "text/css; charset=utf-8"),
          "swagger-ui-bundle.js",
              new Shown(SWAGGER_UI, "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
          "favicon-32x32.png", new Shown(SWAGGER_UI, "favicon-32x32.png", "image/png"));

  /** Scripts are files of this server, so that text which came from outside can never be one. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private record Shown(String folder, String name, String type) {}

  /**
   * Answers with the file that the path names; without one, with the page itself.
   *
   * @throws InvalidRequestException when there is no such file
   */
  @Override
  public void process(Exchange exchange) throws IOException {
    Shown file = FILES.get(IncomingRequest.of(exchange).path("file"));
    if (file == null) {
      throw new InvalidRequestException(ErrorAnswer.of(404));
    }
    Message message = exchange.getMessage();
    message.setBody(read(file.folder().formatted(version()) + file.name()));
    message.setHeader(Exchange.CONTENT_TYPE, file.type());
    message.setHeader("Content-Security-Policy", POLICY);
  }

  private static String version() throws IOException {
    try (InputStream file = open(ITS_VERSION)) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    }
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream file = open(resource)) {
      return file.readAllBytes();
    }
  }

  private static InputStream open(String resource) {
    InputStream file = DocsAnswer.class.getResourceAsStream(resource);
    if (file == null) {
      throw new IllegalStateException("The class path lacks " + resource);
    }
    return file;
  }
}
