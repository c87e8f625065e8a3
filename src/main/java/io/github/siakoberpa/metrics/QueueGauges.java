package io.github.siakoberpa.metrics;

import io.github.siakoberpa.database.StorageFigures;
import io.github.siakoberpa.database.StorageWatch;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the queue and its file stand, as of the last look. One look at a time. */
public final class QueueGauges {
  private final Clock clock;
  private final StorageWatch storage;
  private final Gauge depth;
  private final Gauge oldest;
  private final Gauge paused;
  private final Gauge database;
  private final Gauge wal;
  private final Gauge disk;

  /** Registers itself. */
  public QueueGauges(PrometheusRegistry registry, StorageWatch storage, Clock clock) {
    this.clock = clock;
    this.storage = storage;
    depth = gauge(registry, "messages", "Messages by state, as last sampled", "session", "state");
    oldest =
        gauge(registry, "oldest_ready_seconds", "Age of the oldest message that may go", "session");
    paused = gauge(registry, "queue_paused", "1 = the queue is paused", "session");
    database = gauge(registry, "database_bytes", "The database");
    wal = gauge(registry, "database_wal_bytes", "The database's log");
    disk = gauge(registry, "disk_free_bytes", "Room left on the disk of the database");
  }

  /**
   * Takes the figures over.
   *
   * @param queues the rows of {@code queue-overview.sql}
   * @param counts the rows of {@code all-counts.sql}
   */
  public void look(List<Map<String, @Nullable Object>> queues, List<Map<String, Object>> counts) {
    depth.clear();
    oldest.clear();
    paused.clear();
    BoundedLabel sessions = new BoundedLabel(SessionGauges.MOST_SESSIONS);
    for (Map<String, @Nullable Object> queue : queues) {
      String session = sessions.of(String.valueOf(queue.get("session")));
      paused.labelValues(session).set(queue.get("paused_at") == null ? 0 : 1);
      Object ready = queue.get("oldest_ready_at");
      double age = ready instanceof Number at ? (clock.millis() - at.longValue()) / 1000.0 : 0;
      oldest.labelValues(session).set(Math.max(age, oldest.labelValues(session).get()));
    }
    counts.forEach(
        row ->
            depth
                .labelValues(
                    sessions.of(String.valueOf(row.get("session"))),
                    String.valueOf(row.get("state")))
                .inc(((Number) row.get("row_count")).doubleValue()));
    StorageFigures figures = storage.figures();
    database.set((double) figures.databaseBytes());
    wal.set((double) figures.walBytes());
    disk.set((double) figures.freeDiskBytes());
  }

  static Gauge gauge(PrometheusRegistry registry, String name, String help, String... labels) {
    return Gauge.builder()
        .name("siakoberpa_" + name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }
}
