package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import io.github.siakoberpa.QueuePlace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * Owns the queues of its context: one for all endpoints, opened when the context starts, and one
 * for each further data source that an endpoint names. Thread-safe.
 */
@Component(WhatsAppQueueConstants.SCHEME)
public class WhatsAppQueueComponent extends DefaultComponent {
  @Metadata private @Nullable String directory;

  @Metadata private @Nullable DataSource dataSource;

  private final Map<QueuePlace, EmbeddedFlow> flows = new LinkedHashMap<>();

  /** The folder of the database. */
  public @Nullable String getDirectory() {
    return directory;
  }

  /**
   * The folder of the queue's own database, which is made if it is missing and belongs to one
   * process at a time. With a sandbox instead of WhatsApp it is the folder sandbox in it. With a
   * dataSource it is the folder of the files of messages alone.
   */
  public void setDirectory(@Nullable String directory) {
    this.directory = directory;
  }

  /** A database of the host's. */
  public @Nullable DataSource getDataSource() {
    return dataSource;
  }

  /**
   * A data source of your own over an SQLite file, in which the queue is kept then, beside your
   * tables. A message that is sent here in a transaction of yours over it is queued when you
   * commit.
   */
  public void setDataSource(@Nullable DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The queue of the endpoints that name no data source.
   *
   * @throws IllegalStateException if the component is not started
   */
  public EmbeddedFlow flow() {
    return flow(null);
  }

  /** The queue in that data source; null = as above. Opened if it is not open yet. */
  EmbeddedFlow flow(@Nullable DataSource named) {
    if (!isStarted() && !isStarting()) {
      throw new IllegalStateException("The component whatsapp-queue is not started");
    }
    QueuePlace place = place(named == null ? dataSource : named);
    synchronized (flows) {
      EmbeddedFlow open = flows.get(place);
      return open == null ? opened(place) : open;
    }
  }

  private QueuePlace place(@Nullable DataSource source) {
    boolean named = directory != null && !directory.isBlank();
    if (!named && source == null) {
      throw new IllegalArgumentException(
          "camel.component.whatsapp-queue.directory must name the folder of the queue's database,"
              + " or data-source a database of yours");
    }
    return new QueuePlace(named ? Path.of(String.valueOf(directory)) : null, source);
  }

  private EmbeddedFlow opened(QueuePlace place) {
    String name = WhatsAppQueueConstants.SCHEME;
    EmbeddedFlow flow =
        new EmbeddedFlow(
            getCamelContext(), flows.isEmpty() ? name : name + "-" + (flows.size() + 1), place);
    try {
      // As a service of the context it ends before what it sends through.
      getCamelContext().addService(flow);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeCamelException(e);
    }
    flows.put(place, flow);
    return flow;
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
    if (directory != null || dataSource != null) {
      flow();
    }
  }

  @Override
  protected void doStop() throws Exception {
    synchronized (flows) {
      for (EmbeddedFlow flow : flows.values()) {
        flow.stop();
        getCamelContext().removeService(flow);
      }
      flows.clear();
    }
    super.doStop();
  }
}
