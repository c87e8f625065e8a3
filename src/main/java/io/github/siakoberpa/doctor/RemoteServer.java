package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The server of the page, asked once for all checks that want to know something of it. */
public final class RemoteServer {
  private final URI url;
  private final Duration patience;
  private @Nullable Answer answer;

  /** How it answered. */
  sealed interface Answer {}

  /** It did, at that time by its own clock, if it told. */
  record Reached(int status, Optional<Instant> date) implements Answer {}

  /** It did not. */
  record NotReached(String why, String advice) implements Answer {}

  /** The server at that address, which gets so long to answer. */
  public RemoteServer(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
  }

  String host() {
    return url.getHost();
  }

  Answer answer() {
    Answer known = answer;
    if (known == null) {
      known = ask();
      answer = known;
    }
    return known;
  }

  private Answer ask() {
    try {
      InetAddress.getByName(url.getHost());
      HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(patience)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
      return new Reached(
          response.statusCode(), response.headers().firstValue("date").flatMap(RemoteServer::date));
    } catch (UnknownHostException e) {
      return new NotReached("its name is not known", "Check the network and DNS of this machine.");
    } catch (SSLException e) {
      return new NotReached(
          "the connection is not safe: " + e.getMessage(),
          "See whether something between here and there opens TLS, and the clock.");
    } catch (HttpTimeoutException e) {
      return new NotReached(
          "it did not answer within " + patience.toSeconds() + " s",
          "Check the network and firewall.");
    } catch (ConnectException e) {
      return new NotReached(
          "it refuses connections", "Check the address, the network and firewall.");
    } catch (IOException e) {
      return new NotReached(
          String.valueOf(e.getMessage()), "Check the network, proxies and firewall.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NotReached("the check was interrupted", "Try again.");
    }
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
