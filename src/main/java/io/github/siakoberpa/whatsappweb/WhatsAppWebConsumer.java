package io.github.siakoberpa.whatsappweb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.siakoberpa.whatsappweb.inbox.DeliveryLimits;
import io.github.siakoberpa.whatsappweb.inbox.Inbox;
import io.github.siakoberpa.whatsappweb.session.ChatEvent;
import io.github.siakoberpa.whatsappweb.session.OrderedExecutor;
import io.github.siakoberpa.whatsappweb.session.Receipt;
import io.github.siakoberpa.whatsappweb.session.SessionState;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import io.github.siakoberpa.whatsappweb.session.WhatsAppWebSession;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Makes an exchange of each event of its session, or of every session. It starts no session.
 *
 * <p>What happens in chats comes until the route succeeded with it, over stops, suspensions and
 * crashes, in the order of its chat. Receipts and states are told once, in order, and pass by a
 * consumer that is stopped or suspended: how things stand can be asked. A consumer that starts is
 * told the state of each session that has been started before. A slow route holds up nobody else.
 * Thread-safe.
 */
public class WhatsAppWebConsumer extends DefaultConsumer implements Suspendable {
  private final Set<WhatsAppWebEventKind> events;
  private final Executor ordered;
  private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();

  /** When sessions were deleted: to a new device the phone tells what was heard from the old. */
  private final Map<String, Instant> removals = new ConcurrentHashMap<>();

  private Instant begin = Instant.EPOCH;

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

  void happened(ChatEvent event) {
    if (hearsOfChats(event.session())) {
      inbox(getEndpoint().session(event.session())).happened(event);
    }
  }

  /** The session is deleted; the next one of that name begins with an inbox of its own. */
  void removed(String session) {
    removals.put(session, getEndpoint().component().getClock().instant());
    Inbox inbox = inboxes.remove(session);
    if (inbox != null) {
      inbox.discard();
    }
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
    tellState(now);
    if (now.ready() && hearsOfChats(now.name())) {
      inbox(getEndpoint().session(now.name())).catchUp();
    }
  }

  private void tellState(SessionStatus now) {
    tell(WhatsAppWebEventKind.STATES, now.name(), message -> message.setBody(now));
  }

  private void tellHowSessionsStand() {
    getEndpoint().component().sessions().stream()
        .map(WhatsAppWebSession::status)
        .filter(status -> status.state() != SessionState.STOPPED)
        .forEach(this::tellState);
  }

  /** What the memory of this consumer is called; it must be the same after a restart. */
  String memoryName() {
    String route = getRouteId();
    return route == null ? getEndpoint().getEndpointKey() : route;
  }

  private boolean hearsOfChats(String session) {
    return events.stream().anyMatch(WhatsAppWebEventKind::isOfChats)
        && getEndpoint().isOf(session)
        && isRunAllowed();
  }

  private Path file(String session) {
    String name = URLEncoder.encode(memoryName(), UTF_8);
    return getEndpoint().component().settings().inbox(session).resolve(name);
  }

  private DeliveryLimits limits() {
    return getEndpoint().getConfiguration().deliveryLimits();
  }

  private Inbox inbox(WhatsAppWebSession session) {
    return inboxes.computeIfAbsent(session.name(), name -> open(session));
  }

  private Inbox open(WhatsAppWebSession session) {
    Inbox inbox =
        new Inbox(
            new ChatDelivery(this, session, events),
            session,
            limits(),
            getEndpoint().completions(),
            getEndpoint().component().deadlines(),
            file(session.name()),
            removals.getOrDefault(session.name(), begin));
    if (isSuspendingOrSuspended()) {
      inbox.suspend();
    }
    return inbox;
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

  /** What was told while it started passed by: no event may run into a route that is not up. */
  @Override
  public void start() {
    boolean late = !isStarted();
    super.start();
    if (late) {
      tellHowSessionsStand();
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    WhatsAppWebComponent component = getEndpoint().component();
    begin = component.getClock().instant();
    ServiceHelper.startService(getEndpoint().getConfiguration().getIdempotentRepository());
    beginNamed();
    component.add(this);
    for (WhatsAppWebSession session : component.sessions()) {
      if (hearsOfChats(session.name())) {
        inbox(session).catchUp();
      }
    }
  }

  /** What happens before the session is first started belongs to this consumer, too. */
  private void beginNamed() {
    String name = getEndpoint().getConfiguration().getSessionName();
    if (!name.equals(WhatsAppWebEndpoint.EVERY_SESSION) && hearsOfChats(name)) {
      Inbox.begin(file(name), name, limits(), begin);
    }
  }

  @Override
  protected void doSuspend() throws Exception {
    super.doSuspend();
    inboxes.values().forEach(Inbox::suspend);
  }

  @Override
  protected void doResume() throws Exception {
    super.doResume();
    inboxes.values().forEach(Inbox::resume);
  }

  @Override
  protected void doStop() throws Exception {
    getEndpoint().component().remove(this);
    inboxes.values().forEach(Inbox::close);
    inboxes.clear();
    removals.clear();
    super.doStop();
  }
}
