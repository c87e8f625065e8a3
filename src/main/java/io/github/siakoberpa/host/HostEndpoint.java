package io.github.siakoberpa.host;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.CaseInsensitiveMap;

/** One endpoint of the host. What its options mean, its own component decides. */
final class HostEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {
  private final CamelContext host;
  private final String theirUri;

  HostEndpoint(String uri, HostComponent component, CamelContext host, String theirUri) {
    super(uri, component);
    this.host = host;
    this.theirUri = theirUri;
  }

  /** The host's own endpoint. */
  Endpoint theirs() {
    return host.getEndpoint(theirUri);
  }

  @Override
  public Producer createProducer() throws Exception {
    return new HostProducer(this, theirs());
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    HostConsumer consumer = new HostConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public boolean isMultipleConsumersSupported() {
    return !(theirs() instanceof MultipleConsumersSupport several)
        || several.isMultipleConsumersSupported();
  }

  /** Body and headers; each message stays with its context. */
  static void copy(Exchange from, Exchange to) {
    Message target = to.getMessage();
    target.setBody(from.getMessage().getBody());
    target.setHeaders(new CaseInsensitiveMap(from.getMessage().getHeaders()));
  }

  /** What became of it. */
  static void copyResult(Exchange from, Exchange to) {
    copy(from, to);
    if (from.getException() != null) {
      to.setException(from.getException());
    }
  }
}
