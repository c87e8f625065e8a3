package io.github.siakoberpa.whatsappweb;

import io.github.siakoberpa.whatsappweb.inbox.DeliveryLimits;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** What one endpoint can say for itself; everything about browsers belongs to the component. */
@Configurer(extended = true)
@UriParams
public class WhatsAppWebConfiguration implements Cloneable {
  private static final int WAITING = 500;

  @UriPath
  @Metadata(required = true)
  private String sessionName = "";

  @UriParam(label = "producer", defaultValue = "SEND")
  private WhatsAppWebOperation operation = WhatsAppWebOperation.SEND;

  @UriParam(label = "producer", defaultValue = "true")
  private boolean startOnDemand = true;

  @UriParam(label = "producer")
  private @Nullable String chatId;

  @UriParam(label = "producer")
  private @Nullable String phone;

  @UriParam(label = "producer")
  private @Nullable WhatsAppWebKind kind;

  @UriParam(label = "consumer", defaultValue = "messages")
  private String events = "messages";

  @UriParam(label = "consumer", defaultValue = "false")
  private boolean reply;

  @UriParam(label = "consumer", defaultValue = "10")
  private int maxInFlight = 10;

  @UriParam(label = "consumer", defaultValue = "1s", javaType = "java.time.Duration")
  private Duration redeliveryDelay = Duration.ofSeconds(1);

  @UriParam(label = "consumer", defaultValue = "1m", javaType = "java.time.Duration")
  private Duration maximumRedeliveryDelay = Duration.ofMinutes(1);

  @UriParam(label = "consumer,advanced", defaultValue = "3d", javaType = "java.time.Duration")
  private Duration catchUpWindow = Duration.ofDays(3);

  @UriParam(label = "consumer,advanced")
  private @Nullable IdempotentRepository idempotentRepository;

  /** A copy that can be changed by itself. */
  public WhatsAppWebConfiguration copy() {
    try {
      return (WhatsAppWebConfiguration) clone();
    } catch (CloneNotSupportedException e) {
      throw new RuntimeCamelException(e);
    }
  }

  /** The session's name, or * for every session. */
  public String getSessionName() {
    return sessionName;
  }

  /**
   * The name of the session, which is one linked device: 1 to 64 letters, digits, _ and -. A
   * consumer may take an asterisk for every session, those to come included.
   */
  public void setSessionName(String sessionName) {
    this.sessionName = sessionName;
  }

  /** What the producer does. */
  public WhatsAppWebOperation getOperation() {
    return operation;
  }

  /**
   * What the producer does: send the body, resend or look up a message, check a number, or
   * something with the session.
   */
  public void setOperation(WhatsAppWebOperation operation) {
    this.operation = operation;
  }

  /** Whether the producer starts a session that was never started. */
  public boolean isStartOnDemand() {
    return startOnDemand;
  }

  /**
   * Whether the producer starts a session that was never started, before it does anything else with
   * it. With false it can be asked for its status and stays as it is.
   */
  public void setStartOnDemand(boolean startOnDemand) {
    this.startOnDemand = startOnDemand;
  }

  /** The chat that messages without a header for it go to. */
  public @Nullable String getChatId() {
    return chatId;
  }

  /**
   * The chat for messages without the header CamelWhatsAppWebChatId. With many chats use the
   * header: every chat in an address makes an endpoint of its own.
   */
  public void setChatId(@Nullable String chatId) {
    this.chatId = chatId;
  }

  /** The phone that PAIRING_CODE makes a code for. */
  public @Nullable String getPhone() {
    return phone;
  }

  /**
   * The phone that PAIRING_CODE makes a code for, in digits with the country's, where the message
   * has no header CamelWhatsAppWebPhone.
   */
  public void setPhone(@Nullable String phone) {
    this.phone = phone;
  }

  /** What kind of message a body is. */
  public @Nullable WhatsAppWebKind getKind() {
    return kind;
  }

  /**
   * What kind of message SEND makes of a body, where the message has no header
   * CamelWhatsAppWebKind. Without either, a file is sent as what it is, anything else as a text.
   */
  public void setKind(@Nullable WhatsAppWebKind kind) {
    this.kind = kind;
  }

  /** What a consumer hears of. */
  public String getEvents() {
    return events;
  }

  /**
   * What a consumer hears of, separated by commas: messages (that others wrote), own (messages of
   * our account from the phone or another device), reactions, edits, deletions (by others),
   * receipts (messages of ours that were delivered or read) and states (of the session). A consumer
   * starts no session.
   */
  public void setEvents(String events) {
    this.events = events;
  }

  /** Whether what a route ends with answers the message that it began with. */
  public boolean isReply() {
    return reply;
  }

  /**
   * Whether the body that a route ends with is sent into the chat as an answer to the message that
   * it began with. That is a text other than that of the message, a file, a map with a kind or one
   * of the records that can be sent; anything else, and no body, is no answer. Only messages of
   * others are answered. A message that comes again gets its answer once.
   */
  public void setReply(boolean reply) {
    this.reply = reply;
  }

  /** How many messages are processed at once. */
  public int getMaxInFlight() {
    return maxInFlight;
  }

  /**
   * How many messages of a session are processed at the same time, each of another chat: those of
   * one chat come one after the other, in their order.
   */
  public void setMaxInFlight(int maxInFlight) {
    this.maxInFlight = maxInFlight;
  }

  /** The wait before a message comes again. */
  public Duration getRedeliveryDelay() {
    return redeliveryDelay;
  }

  /**
   * The wait before a message whose route failed comes again; it doubles with every further
   * failure. Meanwhile what comes after it in the same chat waits, and nothing else.
   */
  public void setRedeliveryDelay(Duration redeliveryDelay) {
    this.redeliveryDelay = redeliveryDelay;
  }

  /** The longest wait before a message comes again. */
  public Duration getMaximumRedeliveryDelay() {
    return maximumRedeliveryDelay;
  }

  /** The longest wait before a message comes again. */
  public void setMaximumRedeliveryDelay(Duration maximumRedeliveryDelay) {
    this.maximumRedeliveryDelay = maximumRedeliveryDelay;
  }

  /** How far back missed messages are looked for. */
  public Duration getCatchUpWindow() {
    return catchUpWindow;
  }

  /**
   * How far before the newest message that was delivered those are looked for that were missed,
   * whenever the session becomes ready. WhatsApp lets people take a message back for two days and
   * more.
   */
  public void setCatchUpWindow(Duration catchUpWindow) {
    this.catchUpWindow = catchUpWindow;
  }

  /** Remembers which messages were delivered. */
  public @Nullable IdempotentRepository getIdempotentRepository() {
    return idempotentRepository;
  }

  /**
   * Remembers which messages a route was given successfully, so that they do not come twice. The
   * consumer remembers that by itself, in a file beside the sessions; give a repository where that
   * file may be lost, or to share the memory. Keys begin with the id of the route and the session's
   * name.
   */
  public void setIdempotentRepository(@Nullable IdempotentRepository idempotentRepository) {
    this.idempotentRepository = idempotentRepository;
  }

  DeliveryLimits deliveryLimits() {
    return new DeliveryLimits(
        maxInFlight,
        Math.max(WAITING, 2 * maxInFlight),
        redeliveryDelay,
        maximumRedeliveryDelay,
        catchUpWindow);
  }

  Set<WhatsAppWebEventKind> eventKinds() {
    Set<WhatsAppWebEventKind> kinds = EnumSet.noneOf(WhatsAppWebEventKind.class);
    for (String name : events.split(",", -1)) {
      if (!name.isBlank()) {
        kinds.add(WhatsAppWebEventKind.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      }
    }
    return kinds;
  }
}
