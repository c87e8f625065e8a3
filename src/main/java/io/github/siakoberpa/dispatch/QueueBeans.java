package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.queue.ClaimedJobs;
import io.github.siakoberpa.queue.Identifiers;
import io.github.siakoberpa.queue.JobDrafts;
import io.github.siakoberpa.queue.Pace;
import io.github.siakoberpa.queue.QueueSample;
import io.github.siakoberpa.queue.QueueSettings;
import io.github.siakoberpa.queue.QueueTime;
import io.github.siakoberpa.queue.RetryPolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Everything that the routes enqueue, dispatch, outcomes and recover look up by name. */
public final class QueueBeans {
  private QueueBeans() {}

  /**
   * Binds the beans and names this start of the application. The context must know the data sources
   * {@code writer} (the default of camel-sql) and {@code reader}, and one transaction policy over
   * the writer.
   *
   * @throws Exception when the alarm cannot become a service of the context
   */
  public static void bind(
      CamelContext context, Clock clock, QueueSettings settings, Pace pace, SessionGate gate)
      throws Exception {
    SecureRandom random = new SecureRandom();
    Registry registry = context.getRegistry();
    registry.bind("queueTime", new QueueTime(clock, settings));
    registry.bind("pace", pace);
    registry.bind("retryPolicy", new RetryPolicy(clock, random, settings));
    registry.bind("jobDrafts", new JobDrafts(new Identifiers(clock, random), clock));
    registry.bind("claimedJobs", new ClaimedJobs());
    registry.bind("queueSample", new QueueSample());
    registry.bind("sessionGate", gate);
    registry.bind("failureText", new FailureText());
    registry.bind("targetFailure", new TargetFailure());
    DispatchAlarm alarm = new DispatchAlarm(clock, "direct:wake-dispatch");
    registry.bind("dispatchAlarm", alarm);
    context.addService(alarm);
    context.setVariable("worker", UUID.randomUUID().toString());
    context.setVariable("host", System.getenv().getOrDefault("HOSTNAME", "localhost"));
    context.setVariable("pid", ProcessHandle.current().pid());
  }
}
