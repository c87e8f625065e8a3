package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.session.OrderedExecutor;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/**
 * Makes an exchange of each event of its session, or of every session. It starts no session, and
 * what happens while it is stopped or suspended passes it by. Events begin in order, one at a time
 * as far as the route is synchronous; a slow route holds up nobody else. Thread-safe.
 */
public class WhatsAppWebConsumer extends DefaultConsumer implements Suspendable {
  private final Set<WhatsAppWebEventKind> events;
  private final Executor ordered;

  /** Made by the endpoint. */
  public WhatsAppWebConsumer(
      WhatsAppWebEndpoint endpoint, Processor processor, Set<WhatsAppWebEventKind> events) {
    super(endpoint, processor);
    this.events = Set.copyOf(events);
    // The pool belongs to the component, which may be started after its consumers were made.
    this.ordered = new OrderedExecutor(task -> endpoint.completions().execute(task));
  }

  @Override
  public WhatsAppWebEndpoint getEndpoint() {
    return (WhatsAppWebEndpoint) super.getEndpoint();
  }

  void received(Receipt receipt) {
    tell(
        WhatsAppWebEventKind.RECEIPTS,
        receipt.session(),
        message -> {
          message.setHeader(WhatsAppWebConstants.MESSAGE_ID, receipt.messageId());
          message.setHeader(WhatsAppWebConstants.CHAT_ID, receipt.chatId());
          message.setHeader(WhatsAppWebConstants.ACK, receipt.ack());
          message.setBody(receipt);
        });
  }

  void changed(SessionStatus now) {
    tell(WhatsAppWebEventKind.STATES, now.name(), message -> message.setBody(now));
  }

  private void tell(WhatsAppWebEventKind kind, String session, Consumer<Message> content) {
    if (isStarted() && events.contains(kind) && getEndpoint().isOf(session)) {
      ordered.execute(() -> tryToProcess(kind, session, content));
    }
  }

  /** Whatever fails outside of the route must not end the line of events. */
  private void tryToProcess(WhatsAppWebEventKind kind, String session, Consumer<Message> content) {
    try {
      process(kind, session, content);
    } catch (RuntimeException e) {
      getExceptionHandler()
          .handleException("An event of session " + session + " was not processed", e);
    }
  }

  private void process(WhatsAppWebEventKind kind, String session, Consumer<Message> content) {
    if (!isStarted()) {
      // Stopped while the event waited for its turn.
      return;
    }
    Exchange exchange = createExchange(false);
    Message message = exchange.getMessage();
    message.setHeader(WhatsAppWebConstants.EVENT, kind.header());
    message.setHeader(WhatsAppWebConstants.SESSION, session);
    content.accept(message);
    getAsyncProcessor().process(exchange, defaultConsumerCallback(exchange, true));
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    getEndpoint().component().add(this);
  }

  @Override
  protected void doStop() throws Exception {
    getEndpoint().component().remove(this);
    super.doStop();
  }
}
