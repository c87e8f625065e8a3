package io.github.siakoberpa.host;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Consumes from an endpoint of the host; the host hears how each exchange ended. */
final class HostConsumer extends DefaultConsumer {
  private @Nullable Consumer consumer;

  HostConsumer(HostEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
  }

  private boolean arrived(Exchange theirs, AsyncCallback callback) {
    Exchange ours = getEndpoint().createExchange(theirs.getPattern());
    HostEndpoint.copy(theirs, ours);
    return getAsyncProcessor()
        .process(
            ours,
            doneSync -> {
              HostEndpoint.copyResult(ours, theirs);
              callback.done(doneSync);
            });
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Consumer theirs =
        ((HostEndpoint) getEndpoint())
            .theirs()
            .createConsumer(
                new AsyncProcessorSupport() {
                  @Override
                  public boolean process(Exchange exchange, AsyncCallback callback) {
                    return arrived(exchange, callback);
                  }
                });
    consumer = theirs;
    ServiceHelper.startService(theirs);
  }

  @Override
  protected void doStop() throws Exception {
    ServiceHelper.stopAndShutdownService(consumer);
    super.doStop();
  }
}
