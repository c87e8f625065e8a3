package io.github.siakoberpa.host;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/** Sends to an endpoint of the host, and comes back with its answer or its failure. */
final class HostProducer extends DefaultAsyncProducer {
  private final Endpoint theirs;
  private final AsyncProducer producer;

  HostProducer(HostEndpoint endpoint, Endpoint theirs) throws Exception {
    super(endpoint);
    this.theirs = theirs;
    this.producer = theirs.createAsyncProducer();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Exchange sent = theirs.createExchange(exchange.getPattern());
    HostEndpoint.copy(exchange, sent);
    return producer.process(
        sent,
        doneSync -> {
          HostEndpoint.copyResult(sent, exchange);
          callback.done(doneSync);
        });
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    ServiceHelper.startService(producer);
  }

  @Override
  protected void doStop() throws Exception {
    ServiceHelper.stopService(producer);
    super.doStop();
  }
}
