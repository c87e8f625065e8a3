package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** What the routes of pace and opt-outs look up by name. */
public final class PaceHttpBeans {
  private PaceHttpBeans() {}

  /** Binds the beans. */
  public static void bind(Registry registry, RecipientParser recipients, Clock clock) {
    registry.bind("paceRequests", new PaceRequests());
    registry.bind("paceAnswers", new PaceAnswers(clock));
    registry.bind("optOutRequests", new OptOutRequests(recipients));
    registry.bind("optOutAnswers", new OptOutAnswers());
  }
}
