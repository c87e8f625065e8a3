package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.concurrent.Executor;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** Send messages through WhatsApp Web, as a linked device of a WhatsApp account. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = WhatsAppWebConstants.SCHEME,
    title = "WhatsApp Web",
    syntax = "whatsapp-web:sessionName",
    category = {Category.CHAT},
    producerOnly = true,
    headersClass = WhatsAppWebConstants.class)
public class WhatsAppWebEndpoint extends DefaultEndpoint {
  @UriParam private WhatsAppWebConfiguration configuration;

  /** Made by the component. */
  public WhatsAppWebEndpoint(
      String uri, WhatsAppWebComponent component, WhatsAppWebConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public Producer createProducer() {
    return new WhatsAppWebProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException("whatsapp-web: cannot be consumed from");
  }

  /** The session belongs to the component: an endpoint comes and goes without touching it. */
  public WhatsAppWebSession session() {
    WhatsAppWebComponent component = (WhatsAppWebComponent) getComponent();
    return component.session(configuration.getSessionName());
  }

  /** Where work goes that takes its time. */
  Executor completions() {
    return ((WhatsAppWebComponent) getComponent()).completions();
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
