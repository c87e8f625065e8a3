package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.message.OutgoingMessage;
import io.github.siakoberpa.whatsappweb.message.SendOptions;
import io.github.siakoberpa.whatsappweb.session.ChatFacts;
import io.github.siakoberpa.whatsappweb.session.FetchedMedia;
import io.github.siakoberpa.whatsappweb.session.LookUpResult;
import io.github.siakoberpa.whatsappweb.session.MessageIds;
import io.github.siakoberpa.whatsappweb.session.MessageKey;
import io.github.siakoberpa.whatsappweb.session.SendOutcome;
import io.github.siakoberpa.whatsappweb.session.SessionException;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Hands exchanges to the session and goes on: it never waits, and exchanges are completed on a
 * thread of the context's own pools. Thread-safe.
 */
public class WhatsAppWebProducer extends DefaultAsyncProducer {
  /** What ends with a session that has no browser needs none at its beginning either. */
  private static final Set<WhatsAppWebOperation> ENDS =
      EnumSet.of(
          WhatsAppWebOperation.STOP, WhatsAppWebOperation.LOG_OUT, WhatsAppWebOperation.REMOVE);

  /** Made by the endpoint. */
  public WhatsAppWebProducer(WhatsAppWebEndpoint endpoint) {
    super(endpoint);
  }

  @Override
  public WhatsAppWebEndpoint getEndpoint() {
    return (WhatsAppWebEndpoint) super.getEndpoint();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      WhatsAppWebSession session = getEndpoint().session();
      if (getEndpoint().getConfiguration().isStartOnDemand()
          && !ENDS.contains(getEndpoint().getConfiguration().getOperation())) {
        startOnDemand(session);
      }
      return operate(session, exchange, callback);
    } catch (RuntimeException e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  /** A session that was stopped or logged out stays so until somebody starts it. */
  private static void startOnDemand(WhatsAppWebSession session) {
    SessionStatus status = session.status();
    if (status.state() == SessionState.STOPPED && status.reason() == null) {
      session.start();
    }
  }

  private boolean operate(WhatsAppWebSession session, Exchange exchange, AsyncCallback callback) {
    Message message = exchange.getMessage();
    IncomingHeaders.forget(exchange);
    return switch (getEndpoint().getConfiguration().getOperation()) {
      case SEND ->
          complete(exchange, callback, send(session, message), outcome -> tell(message, outcome));
      case RESEND ->
          complete(
              exchange, callback, session.resend(key(message)), outcome -> tell(message, outcome));
      case LOOK_UP ->
          complete(exchange, callback, session.lookUp(key(message)), found -> tell(message, found));
      case ACKS -> complete(exchange, callback, session.acks(keys(message)), message::setBody);
      case RESET -> complete(exchange, callback, session.reset(), message::setBody);
      case LOG_OUT -> complete(exchange, callback, session.logOut(), message::setBody);
      case STOP -> complete(exchange, callback, ended(session, session::stop), message::setBody);
      case REMOVE ->
          complete(exchange, callback, ended(session, session::remove), message::setBody);
      case PAIRING_CODE ->
          complete(exchange, callback, session.pairingCode(phone(message)), message::setBody);
      case SCREENSHOT -> complete(exchange, callback, session.screenshot(), message::setBody);
      case CHECK_NUMBER ->
          complete(exchange, callback, session.checkNumber(chat(message)), message::setBody);
      case CHATS -> complete(exchange, callback, session.chats(), message::setBody);
      case GROUPS ->
          complete(
              exchange,
              callback,
              session.chats(),
              chats -> message.setBody(chats.stream().filter(ChatFacts::group).toList()));
      case CONTACT ->
          complete(exchange, callback, session.contact(chat(message)), message::setBody);
      case GROUP -> complete(exchange, callback, session.group(chat(message)), message::setBody);
      case MEDIA ->
          complete(
              exchange,
              callback,
              session.media(chat(message), required(message, WhatsAppWebConstants.TARGET_ID, null)),
              media -> tell(message, media));
      case START -> {
        session.start();
        yield completed(message, session.status(), callback);
      }
      case STATUS -> completed(message, session.status(), callback);
      case QR -> completed(message, qr(session.status()), callback);
    };
  }

  private static boolean completed(Message message, Object body, AsyncCallback callback) {
    message.setBody(body);
    callback.done(true);
    return true;
  }

  /** A stop waits for the browser to be gone, which is no work for the caller's thread. */
  private CompletionStage<SessionStatus> ended(WhatsAppWebSession session, Runnable end) {
    return CompletableFuture.supplyAsync(
        () -> {
          end.run();
          return session.status();
        },
        getEndpoint().completions());
  }

  private static QrCode qr(SessionStatus status) {
    String text = status.qr();
    if (text == null) {
      throw new WhatsAppWebException("No QR code is on show", "no_qr_code");
    }
    return QrCode.of(text);
  }

  private static <T> boolean complete(
      Exchange exchange, AsyncCallback callback, CompletionStage<T> stage, Consumer<T> use) {
    stage
        .thenAccept(use)
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                exchange.setException(translated(error));
              }
              callback.done(false);
            });
    return false;
  }

  private static Throwable translated(Throwable error) {
    Throwable cause = error;
    if (error instanceof CompletionException && error.getCause() != null) {
      cause = error.getCause();
    }
    return cause instanceof SessionException failure
        ? new WhatsAppWebException(failure.getMessage(), failure.getCode(), failure)
        : cause;
  }

  private static void tell(Message message, SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Sent sent) {
      message.setHeader(WhatsAppWebConstants.ACK, sent.ack());
    } else if (outcome instanceof SendOutcome.NotSent notSent) {
      throw new NotSentException(notSent.code(), notSent.retryable());
    } else {
      throw new OutcomeUnknownException(((SendOutcome.Unknown) outcome).code());
    }
  }

  private static void tell(Message message, LookUpResult result) {
    message.setBody(result);
    if (result instanceof LookUpResult.Found found) {
      message.setHeader(WhatsAppWebConstants.LOOK_UP, "FOUND");
      message.setHeader(WhatsAppWebConstants.ACK, found.ack());
    } else {
      boolean absent = result instanceof LookUpResult.Absent;
      message.setHeader(WhatsAppWebConstants.LOOK_UP, absent ? "ABSENT" : "PENDING");
    }
  }

  private static void tell(Message message, FetchedMedia media) {
    message.setBody(media.content());
    if (media.mimeType() != null) {
      message.setHeader(WhatsAppWebConstants.MIME_TYPE, media.mimeType());
    }
    if (media.name() != null) {
      message.setHeader(WhatsAppWebConstants.FILE_NAME, media.name());
    }
  }

  private CompletionStage<SendOutcome> send(WhatsAppWebSession session, Message message) {
    MessageReader reader = new MessageReader(message, getEndpoint().getConfiguration().getKind());
    OutgoingMessage outgoing = reader.message();
    SendOptions options = reader.options();
    if (message.getHeader(WhatsAppWebConstants.MESSAGE_ID) == null) {
      message.setHeader(WhatsAppWebConstants.MESSAGE_ID, MessageIds.next());
    }
    return session.send(key(message), outgoing, options);
  }

  private MessageKey key(Message message) {
    return new MessageKey(chat(message), required(message, WhatsAppWebConstants.MESSAGE_ID, null));
  }

  private static List<MessageKey> keys(Message message) {
    if (message.getBody() instanceof List<?> list
        && list.stream().allMatch(MessageKey.class::isInstance)) {
      return list.stream().map(MessageKey.class::cast).toList();
    }
    throw new IllegalArgumentException("The body must be a list of MessageKey");
  }

  private String chat(Message message) {
    String chat = getEndpoint().getConfiguration().getChatId();
    return required(message, WhatsAppWebConstants.CHAT_ID, chat);
  }

  private String phone(Message message) {
    String phone = getEndpoint().getConfiguration().getPhone();
    return required(message, WhatsAppWebConstants.PHONE, phone);
  }

  private static String required(Message message, String header, @Nullable String otherwise) {
    String value = message.getHeader(header, otherwise, String.class);
    if (value == null) {
      throw new IllegalArgumentException("The header " + header + " is missing");
    }
    return value;
  }
}
