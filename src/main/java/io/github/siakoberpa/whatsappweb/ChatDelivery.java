package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.event.EventReader;
import io.github.siakoberpa.whatsappweb.event.IncomingMessage;
import io.github.siakoberpa.whatsappweb.inbox.InboxRoute;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.EventRef;
import io.github.siakoberpa.whatsappweb.session.SendOutcome;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.spi.IdempotentRepository;
import org.jspecify.annotations.Nullable;

/** Makes an exchange of each event of one session's chats. Thread-safe. */
final class ChatDelivery implements InboxRoute {
  private final WhatsAppWebConsumer consumer;
  private final WhatsAppWebSession session;
  private final Set<WhatsAppWebEventKind> events;
  private final EventReader reader;
  private final boolean reply;
  private final @Nullable IdempotentRepository repository;
  private final String prefix;

  ChatDelivery(
      WhatsAppWebConsumer consumer, WhatsAppWebSession session, Set<WhatsAppWebEventKind> events) {
    this.consumer = consumer;
    this.session = session;
    this.events = events;
    this.reader = new EventReader(session);
    WhatsAppWebConfiguration options = consumer.getEndpoint().getConfiguration();
    this.reply = options.isReply();
    this.repository = options.getIdempotentRepository();
    this.prefix = consumer.memoryName() + "/" + session.name() + "/";
  }

  @Override
  public boolean wants(EventRef event) {
    return events.contains(WhatsAppWebEventKind.of(event));
  }

  @Override
  public void deliver(ChatEvent event, Consumer<Boolean> done) {
    Exchange exchange = consumer.createExchange(false);
    try {
      IncomingMessage incoming = reader.message(event);
      IncomingHeaders.set(exchange, event, incoming);
      if (reply) {
        exchange.setPattern(ExchangePattern.InOut);
      }
      consumer
          .getAsyncProcessor()
          .process(exchange, sync -> processed(exchange, event, incoming, done));
    } catch (RuntimeException e) {
      exchange.setException(e);
      end(exchange, done);
    }
  }

  private void processed(
      Exchange exchange, ChatEvent event, IncomingMessage incoming, Consumer<Boolean> done) {
    if (!reply || failed(exchange)) {
      end(exchange, done);
      return;
    }
    try {
      CompletionStage<SendOutcome> sent =
          Answers.send(session, exchange, incoming, prefix + event.key());
      sent.whenComplete(
          (outcome, error) -> {
            exchange.setException(error == null ? failureOf(outcome) : error);
            end(exchange, done);
          });
    } catch (RuntimeException e) {
      exchange.setException(e);
      end(exchange, done);
    }
  }

  private static @Nullable WhatsAppWebException failureOf(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.NotSent notSent) {
      return new NotSentException(notSent.code(), notSent.retryable());
    }
    return outcome instanceof SendOutcome.Unknown unknown
        ? new OutcomeUnknownException(unknown.code())
        : null;
  }

  private static boolean failed(Exchange exchange) {
    return exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
  }

  /** An answer that will never arrive is no reason to run the route for ever. */
  private void end(Exchange exchange, Consumer<Boolean> done) {
    boolean success = !failed(exchange);
    Throwable failure = exchange.getException();
    if (failure instanceof NotSentException answer && !answer.isRetryable()) {
      success = true;
    }
    if (failure != null) {
      consumer
          .getExceptionHandler()
          .handleException("An event of a chat was not processed", exchange, failure);
    }
    consumer.releaseExchange(exchange, false);
    done.accept(success);
  }

  @Override
  public boolean remembers(String key) {
    return repository != null && repository.contains(prefix + key);
  }

  @Override
  public void remember(String key) {
    if (repository != null) {
      repository.add(prefix + key);
      repository.confirm(prefix + key);
    }
  }

  @Override
  public void failed(Throwable failure) {
    consumer
        .getExceptionHandler()
        .handleException("Events of session " + session.name() + " have to wait", failure);
  }
}
