package io.github.siakoberpa.whatsappweb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process of its own whose route writes down what it hears, to be killed by a test. */
public final class IncomingHost {
  private IncomingHost() {}

  /**
   * Takes the address, the folder of sessions, the folder of the driver, the session's name, and
   * the file to write to.
   */
  public static void main(String[] arguments) throws Exception {
    WhatsAppWebComponent component = new WhatsAppWebComponent();
    component.setUrl(arguments[0]);
    component.setSessionsDirectory(arguments[1]);
    component.setDriverDirectory(arguments[2]);
    component.setSessions(arguments[3]);
    component.setBrowserInstall("never");
    Path heard = Path.of(arguments[4]);
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.addComponent(WhatsAppWebConstants.SCHEME, component);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("whatsapp-web:" + arguments[3])
                .routeId("heard")
                .process(exchange -> write(heard, exchange.getMessage().getBody()));
          }
        });
    camel.start();
    new CountDownLatch(1).await();
  }

  private static void write(Path log, Object body) {
    IncomingMessage message = (IncomingMessage) body;
    String line = message.chat() + " " + message.id() + " " + message.text() + "\n";
    try {
      Files.write(log, line.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
