package io.github.siakoberpa.http;

import io.github.siakoberpa.http.QrTickets.Ticket;
import io.github.siakoberpa.whatsappweb.QrCode;
import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The page on which a person scans the QR code: it reloads itself until the device is linked or its
 * ticket runs out. There is no script in it, and nothing in it comes from elsewhere. Needs
 * variables ticket and sessionStatus. Thread-safe.
 */
public final class QrPage implements Processor {
  private static final Duration RELOAD = Duration.ofSeconds(5);
  private static final String STYLE =
      "body{font:1.1rem/1.5 sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem;text-align:center;"
          + "color:#222;background:#fff}img{width:100%;max-width:22rem;image-rendering:pixelated}";
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
          .formatted(sha256(STYLE));
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      %s<title>Link a device: %s</title>
      <style>%s</style>
      </head>
      <body>
      <h1>%s</h1>
      %s<p>%s</p>
      </body>
      </html>
      """;

  @Override
  public void process(Exchange exchange) {
    Ticket ticket = exchange.getVariable("ticket", Ticket.class);
    SessionStatus status = exchange.getVariable("sessionStatus", SessionStatus.class);
    Message message = exchange.getMessage();
    message.setBody(page(ticket, status).getBytes(StandardCharsets.UTF_8));
    message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
    message.setHeader("Content-Security-Policy", POLICY);
    // The ticket is part of the address.
    message.setHeader("Referrer-Policy", "no-referrer");
  }

  private static String page(Ticket ticket, SessionStatus status) {
    String qr = status == null ? null : status.qr();
    if (status == null || status.ready()) {
      return html(ticket, false, "Linked", "", SessionAnswers.advice(status));
    }
    if (ticket.left().compareTo(RELOAD.multipliedBy(2)) < 0) {
      return html(
          ticket,
          false,
          "This page has ended",
          "",
          "Ask for the QR code again to get another one.");
    }
    String image =
        qr == null ? "" : "<img alt=\"QR code\" src=\"%s\">\n".formatted(QrCode.of(qr).dataUrl());
    return html(
        ticket,
        true,
        qr == null ? "No QR code yet" : "Scan this code",
        image,
        SessionAnswers.advice(status));
  }

  /** Names of sessions and our own sentences hold nothing that HTML could take for its own. */
  private static String html(
      Ticket ticket, boolean reload, String title, String image, String text) {
    String again =
        reload
            ? "<meta http-equiv=\"refresh\" content=\"%d\">\n".formatted(RELOAD.toSeconds())
            : "";
    return PAGE.formatted(again, ticket.session(), STYLE, title, image, text);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
