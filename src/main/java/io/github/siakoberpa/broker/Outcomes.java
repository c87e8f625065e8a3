package io.github.siakoberpa.broker;

import io.github.siakoberpa.events.EventText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Outcomes of messages that came from brokers. Thread-safe. */
public final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
  private static final int PAGE = 500;

  private final EventText text;

  Outcomes(EventText text) {
    this.text = text;
  }

  /** The rows of {@code broker-outcomes.sql}. */
  public OutcomePage of(List<Map<String, @Nullable Object>> rows) {
    List<Outcome> outcomes =
        rows.stream().filter(row -> row.get("job_id") != null).map(this::outcome).toList();
    Object last = rows.isEmpty() ? null : rows.get(rows.size() - 1).get("id");
    Long upTo = last instanceof Number number ? number.longValue() : null;
    return new OutcomePage(outcomes, upTo, rows.size() == PAGE);
  }

  /** Told later. */
  public void untold(Exception failure) {
    LOG.warn("Outcomes wait for their broker: {}", failure.getClass().getName());
  }

  private Outcome outcome(Map<String, @Nullable Object> row) {
    return new Outcome(
        String.valueOf(row.get("event_id")),
        String.valueOf(row.get("kind")),
        (String) row.get("correlation"),
        (String) row.get("reply_to"),
        String.valueOf(row.get("job_id")),
        text.json(row));
  }
}
