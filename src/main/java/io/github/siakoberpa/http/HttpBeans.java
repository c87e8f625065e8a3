package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.AccessTokens;
import io.github.siakoberpa.auth.LoginCache;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** Everything of the HTTP door that the routes look up by name. */
public final class HttpBeans {
  private HttpBeans() {}

  /** Binds the beans; those of the logins must be bound already. */
  public static void bind(
      Registry registry, RecipientParser recipients, ProcessorFigures processor, Clock clock) {
    registry.bind("requests", new Requests());
    registry.bind(
        "authentication",
        new Authentication(
            registry.lookupByNameAndType("accessTokens", AccessTokens.class),
            registry.lookupByNameAndType("loginCache", LoginCache.class)));
    registry.bind("readMessage", new ReadMessage(recipients, clock));
    registry.bind("queuedAnswer", new QueuedAnswer());
    registry.bind("jsonAnswer", new JsonAnswer());
    registry.bind("jobAnswers", new JobAnswers());
    registry.bind("sessionAnswers", new SessionAnswers(processor, clock));
    registry.bind("qrAnswer", new QrAnswer());
    registry.bind("httpErrors", new HttpErrors());
  }
}
