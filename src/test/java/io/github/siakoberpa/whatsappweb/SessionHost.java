package io.github.siakoberpa.whatsappweb;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.impl.DefaultCamelContext;

/** A process of its own with one session, to be killed by a test. It prints what its session is. */
public final class SessionHost {
  private SessionHost() {}

  /**
   * Takes the address, the folder of sessions, the folder of the driver, and the session's name.
   */
  public static void main(String[] arguments) throws InterruptedException {
    WhatsAppWebComponent component = new WhatsAppWebComponent();
    component.setUrl(arguments[0]);
    component.setSessionsDirectory(arguments[1]);
    component.setDriverDirectory(arguments[2]);
    component.setSessions(arguments[3]);
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.addComponent(WhatsAppWebConstants.SCHEME, component);
    Runtime.getRuntime().addShutdownHook(new Thread(camel::stop));
    camel.start();
    component
        .session(arguments[3])
        .addListener((before, now) -> System.out.println("SESSION " + now.state()));
    new CountDownLatch(1).await();
  }
}
