package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Owns the queue of its context: one database, opened when the context starts. */
@Component(WhatsAppQueueConstants.SCHEME)
public class WhatsAppQueueComponent extends DefaultComponent {
  @Metadata(required = true)
  private @Nullable String directory;

  private @Nullable EmbeddedFlow flow;

  /** The folder of the database. */
  public @Nullable String getDirectory() {
    return directory;
  }

  /**
   * The folder of the database, which is made if it is missing and belongs to one process at a
   * time. With a sandbox instead of WhatsApp it is the folder sandbox in it.
   */
  public void setDirectory(@Nullable String directory) {
    this.directory = directory;
  }

  /**
   * The queue of this context.
   *
   * @throws IllegalStateException if the component is not started
   */
  public EmbeddedFlow flow() {
    EmbeddedFlow running = flow;
    if (running == null) {
      throw new IllegalStateException("The component whatsapp-queue is not started");
    }
    return running;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    WhatsAppQueueEndpoint endpoint = new WhatsAppQueueEndpoint(uri, this);
    endpoint.setSessionName(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    String folder = directory;
    if (folder == null || folder.isBlank()) {
      throw new IllegalArgumentException(
          "camel.component.whatsapp-queue.directory must name the folder of the queue's database");
    }
    EmbeddedFlow started = new EmbeddedFlow(getCamelContext(), Path.of(folder));
    // As a service of the context it ends before what it sends through.
    getCamelContext().addService(started);
    flow = started;
  }

  @Override
  protected void doStop() throws Exception {
    EmbeddedFlow running = flow;
    flow = null;
    if (running != null) {
      running.stop();
      getCamelContext().removeService(running);
    }
    super.doStop();
  }
}
