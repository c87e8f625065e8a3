package io.github.siakoberpa.http;

import io.github.siakoberpa.whatsappweb.QrCode;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the QR code of a session in the form that was asked for, or with why there is none.
 * Needs variables sessionStatus and format. Thread-safe.
 */
public final class QrAnswer implements Processor {
  private static final int PIXELS_PER_MODULE = 8;
  private static final String TEXT = "text/plain; charset=utf-8";

  private final QrTickets tickets;

  /** With the code in JSON comes a ticket for the page that shows it. */
  public QrAnswer(QrTickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void process(Exchange exchange) {
    SessionStatus session = exchange.getVariable("sessionStatus", SessionStatus.class);
    Message message = exchange.getMessage();
    if (session != null && session.qr() != null) {
      show(message, session, exchange.getVariable("format", QrFormat.class));
    } else if (session == null || session.ready()) {
      Map<String, Object> connected = new LinkedHashMap<>();
      connected.put("message", SessionAnswers.advice(session));
      connected.put("isReady", true);
      JsonAnswer.write(message, connected);
    } else {
      JsonAnswer.write(message, notYet(session));
    }
  }

  private void show(Message message, SessionStatus session, QrFormat format) {
    String text = String.valueOf(session.qr());
    QrCode code = QrCode.of(text);
    switch (format) {
      case PNG -> write(message, "image/png", code.png(PIXELS_PER_MODULE));
      case SVG -> write(message, "image/svg+xml", bytes(code.svg()));
      case TEXT -> write(message, TEXT, bytes(code.terminal()));
      case RAW -> write(message, TEXT, bytes(text));
      case JSON -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("qr", code.dataUrl());
        answer.put("isReady", false);
        answer.put("message", SessionAnswers.advice(session));
        answer.put("ticket", tickets.issue(session.name()));
        JsonAnswer.write(message, answer);
      }
    }
  }

  private static ErrorAnswer notYet(SessionStatus session) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    more.put("isReady", false);
    more.put("qr", null);
    more.put("status", session.state().name());
    Problem problem = Problem.of("QR_NOT_READY", SessionAnswers.advice(session));
    return new ErrorAnswer(400, List.of(problem), more);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Message message, String contentType, byte[] body) {
    message.setBody(body);
    message.setHeader(Exchange.CONTENT_TYPE, contentType);
  }
}
