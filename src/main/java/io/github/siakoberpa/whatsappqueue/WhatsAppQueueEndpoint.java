package io.github.siakoberpa.whatsappqueue;

import io.github.siakoberpa.EmbeddedFlow;
import javax.sql.DataSource;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Queue messages for WhatsApp on the disk: each is sent once, in the order of its chat, at a human
 * pace, over failures and restarts.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = WhatsAppQueueConstants.SCHEME,
    title = "WhatsApp Queue",
    syntax = "whatsapp-queue:sessionName",
    category = {Category.CHAT},
    headersClass = WhatsAppQueueConstants.class)
public class WhatsAppQueueEndpoint extends DefaultEndpoint {
  @UriPath
  @Metadata(required = true)
  private String sessionName = "";

  @UriParam private @Nullable DataSource dataSource;

  @UriParam(label = "producer")
  private @Nullable String to;

  @UriParam(label = "consumer", defaultValue = "sent,failed,cancelled,expired")
  private String events = "sent,failed,cancelled,expired";

  @UriParam(label = "consumer")
  private @Nullable String name;

  @UriParam(label = "consumer", defaultValue = "5000", javaType = "java.time.Duration")
  private long redeliveryDelay = 5000;

  /** Made by the component. */
  public WhatsAppQueueEndpoint(String uri, WhatsAppQueueComponent component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    return new WhatsAppQueueProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    WhatsAppQueueConsumer consumer =
        new WhatsAppQueueConsumer(this, processor, OutcomeFilter.of(sessionName, events));
    configureConsumer(consumer);
    return consumer;
  }

  /** The queue that it leads to. */
  EmbeddedFlow flow() {
    return ((WhatsAppQueueComponent) getComponent()).flow(dataSource);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // What is wrong with it is said now, not with the first message.
    flow();
  }

  /** The session, or * for every session. */
  public String getSessionName() {
    return sessionName;
  }

  /**
   * The name of the session that sends, which is one linked device: 1 to 64 letters, digits, _ and
   * -.
   */
  public void setSessionName(String sessionName) {
    this.sessionName = sessionName;
  }

  /** A database of the host's. */
  public @Nullable DataSource getDataSource() {
    return dataSource;
  }

  /**
   * A data source of your own over an SQLite file, in which the queue is kept then, instead of
   * where the component keeps it. A message that is sent here in a transaction of yours over it is
   * queued when you commit.
   */
  public void setDataSource(@Nullable DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Who messages go to. */
  public @Nullable String getTo() {
    return to;
  }

  /**
   * Who messages go to that have no header CamelWhatsAppWebChatId: a number as people write it,
   * with the country code, or the id of a chat.
   */
  public void setTo(@Nullable String to) {
    this.to = to;
  }

  /** What a consumer hears of. */
  public String getEvents() {
    return events;
  }

  /**
   * What a consumer hears of, separated by commas: that messages were sent, delivered, read,
   * failed, cancelled or expired.
   */
  public void setEvents(String events) {
    this.events = events;
  }

  /** Under which the consumer's place is kept. */
  public @Nullable String getName() {
    return name;
  }

  /**
   * The name under which the consumer's place is kept, so that it goes on there after a restart.
   * Without one it is the id of the route.
   */
  public void setName(@Nullable String name) {
    this.name = name;
  }

  /** The wait before an event comes again. */
  public long getRedeliveryDelay() {
    return redeliveryDelay;
  }

  /** The wait in milliseconds before an event comes again that the route failed with. */
  public void setRedeliveryDelay(long redeliveryDelay) {
    this.redeliveryDelay = redeliveryDelay;
  }
}
