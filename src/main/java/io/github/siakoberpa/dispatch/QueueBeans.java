package io.github.siakoberpa.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.database.GroupCommit;
import io.github.siakoberpa.metrics.MessageMeters;
import io.github.siakoberpa.queue.ClaimedJobs;
import io.github.siakoberpa.queue.ControlRules;
import io.github.siakoberpa.queue.EnqueueRules;
import io.github.siakoberpa.queue.FairTurns;
import io.github.siakoberpa.queue.FallbackPoll;
import io.github.siakoberpa.queue.Identifiers;
import io.github.siakoberpa.queue.JobDrafts;
import io.github.siakoberpa.queue.Pace;
import io.github.siakoberpa.queue.QueueBounds;
import io.github.siakoberpa.queue.QueueConfig;
import io.github.siakoberpa.queue.QueueSample;
import io.github.siakoberpa.queue.QueueSettings;
import io.github.siakoberpa.queue.QueueTime;
import io.github.siakoberpa.queue.RetryPolicy;
import io.github.siakoberpa.traces.TraceSteps;
import io.github.siakoberpa.traces.Traces;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the routes enqueue, dispatch, outcomes, recover, statistics and events-receipts
 * look up by name.
 */
public final class QueueBeans {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QueueBeans() {}

  /**
   * Binds the beans and names this start of the application. The context must know the data sources
   * {@code writer} (the default of camel-sql) and {@code reader}, and one transaction policy over
   * the writer.
   *
   * @param origin where an exchange goes on that waited for a commit, asked on its thread; null =
   *     anywhere
   * @throws Exception when the alarm cannot become a service of the context
   */
  public static void bind(
      CamelContext context,
      Clock clock,
      QueueSettings settings,
      QueueConfig config,
      Pace pace,
      SessionGate gate,
      Supplier<@Nullable Executor> origin)
      throws Exception {
    SecureRandom random = new SecureRandom();
    Registry registry = context.getRegistry();
    registry.bind("queueTime", new QueueTime(clock, config, settings));
    registry.bind("pace", pace);
    registry.bind("circuitAdvice", new CircuitAdvice());
    registry.bind("retryPolicy", new RetryPolicy(clock, random, settings));
    bindEnqueue(context, clock, settings, origin);
    registry.bind("queueConfig", config);
    registry.bind("controlRules", new ControlRules());
    SendPermits permits = new SendPermits(gate);
    registry.bind("sendPermits", permits);
    bindSteps(registry, new SendSteps(permits));
    registry.bind("fairTurns", new FairTurns());
    registry.bind("fallbackPoll", new FallbackPoll(clock, config));
    registry.bind("claimedJobs", new ClaimedJobs());
    registry.bind("queueSample", new QueueSample(clock));
    registry.bind("sessionGate", gate);
    registry.bind("receipts", new Receipts(clock));
    registry.bind("failureText", new FailureText());
    registry.bind("targetFailure", new TargetFailure());
    DispatchAlarm alarm = new DispatchAlarm(clock, "direct:wake-dispatch");
    registry.bind("dispatchAlarm", alarm);
    context.addService(alarm);
    share(context, "permitTogether", "direct:tx-permit", origin);
    share(context, "finishTogether", "direct:finish-sent", origin);
    share(context, "receiptsTogether", "direct:tx-receipts", origin);
    context.setVariable("worker", UUID.randomUUID().toString());
    context.setVariable("host", System.getenv().getOrDefault("HOSTNAME", "localhost"));
    context.setVariable("pid", ProcessHandle.current().pid());
  }

  /** Those who only look on; a host may bring traces and a registry of its own. */
  private static MessageMeters bindWitnesses(Registry registry, Clock clock) {
    Traces bound = registry.lookupByNameAndType("traces", Traces.class);
    Traces traces = bound == null ? Traces.off() : bound;
    registry.bind("traces", traces);
    TraceSteps steps = new TraceSteps(traces, clock);
    registry.bind("traceSteps", steps);
    registry.bind("traceAcceptance", (Processor) steps::accept);
    registry.bind("traceSend", (Processor) steps::send);
    PrometheusRegistry series = registry.lookupByNameAndType("series", PrometheusRegistry.class);
    MessageMeters meters =
        new MessageMeters(series == null ? new PrometheusRegistry() : series, clock);
    registry.bind("messageMeters", meters);
    registry.bind("countSent", (Processor) meters::sent);
    registry.bind("countOutcome", (Processor) meters::settled);
    return meters;
  }

  /**
   * Binds the beans of the routes enqueue alone, for what adds to the queue of an application that
   * may run elsewhere.
   *
   * @param origin as above
   * @throws Exception when the shared commit cannot become a service of the context
   */
  public static void bindEnqueue(
      CamelContext context,
      Clock clock,
      QueueSettings settings,
      Supplier<@Nullable Executor> origin)
      throws Exception {
    Registry registry = context.getRegistry();
    MessageMeters meters = bindWitnesses(registry, clock);
    Identifiers identifiers = new Identifiers(clock, new SecureRandom());
    JobDrafts drafts = new JobDrafts(identifiers, clock, QueueBeans::json);
    registry.bind("jobDrafts", drafts);
    registry.bind("draftJob", new DraftJob(drafts));
    QueueBounds bounds = new QueueBounds(settings);
    registry.bind("queueBounds", bounds);
    EnqueueRules rules = new EnqueueRules(bounds);
    registry.bind("enqueueRules", rules);
    bindSteps(registry, new EnqueueSteps(rules, meters));
    share(context, "enqueueTogether", "direct:enqueue-drafts", origin);
  }

  private static void bindSteps(Registry registry, EnqueueSteps steps) {
    registry.bind("beginBatch", (Processor) steps::begin);
    registry.bind("decideBatch", (Processor) steps::decide);
    registry.bind("numberBatch", (Processor) steps::number);
    registry.bind("answerBatch", (Processor) steps::answer);
    registry.bind("settleBatch", (Processor) steps::committed);
    registry.bind("settleChunk", (Processor) steps::chunkCommitted);
    registry.bind("cutOffBatch", (Processor) steps::chunkFailed);
  }

  private static void bindSteps(Registry registry, SendSteps steps) {
    registry.bind("takeJob", (Processor) steps::takeJob);
    registry.bind("askForPermit", (Processor) steps::askForPermit);
    registry.bind("addressTarget", (Processor) steps::addressTarget);
    registry.bind("sentRow", (Processor) steps::sent);
  }

  private static void share(
      CamelContext context, String name, String uri, Supplier<@Nullable Executor> origin)
      throws Exception {
    GroupCommit step = new GroupCommit(context, name, uri, origin);
    context.getRegistry().bind(name, step);
    context.addService(step);
  }

  private static String json(Map<String, Object> content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The content of a message cannot be written as JSON", e);
    }
  }
}
