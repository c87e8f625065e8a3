package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Send and receive messages through WhatsApp Web, as a linked device of a WhatsApp account, and
 * hear what becomes of them.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = WhatsAppWebConstants.SCHEME,
    title = "WhatsApp Web",
    syntax = "whatsapp-web:sessionName",
    category = {Category.CHAT},
    headersClass = WhatsAppWebConstants.class)
public class WhatsAppWebEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
  static final String EVERY_SESSION = "*";

  @UriParam private WhatsAppWebConfiguration configuration;

  /** Made by the component. */
  public WhatsAppWebEndpoint(
      String uri, WhatsAppWebComponent component, WhatsAppWebConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public Producer createProducer() {
    if (configuration.getSessionName().equals(EVERY_SESSION)) {
      throw new IllegalArgumentException("whatsapp-web:* can only be consumed from");
    }
    return new WhatsAppWebProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    Set<WhatsAppWebEventKind> events = configuration.eventKinds();
    if (events.isEmpty()) {
      throw new IllegalArgumentException("The option events must say what to consume");
    }
    WhatsAppWebConsumer consumer = new WhatsAppWebConsumer(this, processor, events);
    configureConsumer(consumer);
    return consumer;
  }

  /** Every route hears of every event. */
  @Override
  public boolean isMultipleConsumersSupported() {
    return true;
  }

  /** Whether what happens in that session belongs to this endpoint. */
  boolean isOf(String session) {
    String name = configuration.getSessionName();
    return name.equals(EVERY_SESSION) || name.equals(session);
  }

  WhatsAppWebComponent component() {
    return (WhatsAppWebComponent) getComponent();
  }

  /** The session belongs to the component: an endpoint comes and goes without touching it. */
  public WhatsAppWebSession session() {
    return component().session(configuration.getSessionName());
  }

  /** A reply goes back through the session that the message came from. */
  WhatsAppWebSession session(String name) {
    return component().session(name);
  }

  /** Where work goes that takes its time. */
  Executor completions() {
    return component().completions();
  }

  /** The configuration. */
  public WhatsAppWebConfiguration getConfiguration() {
    return configuration;
  }

  /** The configuration. */
  public void setConfiguration(WhatsAppWebConfiguration configuration) {
    this.configuration = configuration;
  }
}
