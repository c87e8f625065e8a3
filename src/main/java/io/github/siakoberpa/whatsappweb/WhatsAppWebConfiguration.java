package io.github.siakoberpa.whatsappweb;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** What one endpoint can say for itself; everything about browsers belongs to the component. */
@Configurer(extended = true)
@UriParams
public class WhatsAppWebConfiguration implements Cloneable {
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

  @UriParam(label = "consumer")
  private @Nullable String events;

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
   * consumer may take * for every session, those to come included.
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
  public @Nullable String getEvents() {
    return events;
  }

  /**
   * What a consumer hears of, separated by commas: receipts (messages of ours that were delivered
   * or read) and states (of the session). A consumer starts no session.
   */
  public void setEvents(@Nullable String events) {
    this.events = events;
  }

  Set<WhatsAppWebEventKind> eventKinds() {
    Set<WhatsAppWebEventKind> kinds = EnumSet.noneOf(WhatsAppWebEventKind.class);
    for (String name : (events == null ? "" : events).split(",", -1)) {
      if (!name.isBlank()) {
        kinds.add(WhatsAppWebEventKind.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      }
    }
    return kinds;
  }
}
