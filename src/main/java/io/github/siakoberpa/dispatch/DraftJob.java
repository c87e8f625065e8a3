package io.github.siakoberpa.dispatch;

import io.github.siakoberpa.queue.JobDrafts;
import io.github.siakoberpa.queue.NewMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The message in the body becomes the draft of its job. A step rather than a method of the drafts,
 * since it runs for every message. Thread-safe.
 */
public final class DraftJob implements Processor {
  private final JobDrafts drafts;

  /** Drafts as the drafts do. */
  public DraftJob(JobDrafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    NewMessage message = exchange.getMessage().getMandatoryBody(NewMessage.class);
    exchange
        .getMessage()
        .setBody(drafts.draft(message, exchange.getVariable("traceParent", String.class)));
  }
}
