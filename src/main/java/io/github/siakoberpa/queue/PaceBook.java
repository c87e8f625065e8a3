package io.github.siakoberpa.queue;

import io.github.siakoberpa.queue.PaceChange.Changed;
import io.github.siakoberpa.queue.PaceChange.Complaint;
import io.github.siakoberpa.queue.PaceChange.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The paces of all sessions, as the database has them. Knows only the defaults until it was filled.
 * Thread-safe.
 */
final class PaceBook {
  private final Map<PaceKey, String> defaults;
  private final PaceProfile usual;
  private final Map<String, PaceProfile> bySession = new ConcurrentHashMap<>();

  PaceBook(Map<PaceKey, String> defaults) {
    this.defaults = new EnumMap<>(defaults);
    this.usual = PaceProfile.of(this.defaults, new EnumMap<>(PaceKey.class));
  }

  PaceProfile of(String session) {
    return bySession.getOrDefault(session, usual);
  }

  void put(String session, PaceProfile profile) {
    bySession.put(session, profile);
  }

  void forget(String session) {
    bySession.remove(session);
  }

  /** Takes what the database holds; what makes no sense any more is as if it were not there. */
  void restore(String session, Map<String, Object> stored) {
    Map<PaceKey, String> own = new EnumMap<>(PaceKey.class);
    stored.forEach(
        (field, value) ->
            PaceKey.byField(field).ifPresent(key -> own.put(key, String.valueOf(value))));
    PaceProfile profile = null;
    while (profile == null) {
      try {
        profile = PaceProfile.of(defaults, own);
      } catch (PaceValueException e) {
        if (own.remove(e.key()) == null) {
          own.clear();
        }
      }
    }
    put(session, profile);
  }

  /**
   * What the session's pace becomes by these changes; nothing is changed yet.
   *
   * @param changes by JSON field; null = back to the default
   */
  PaceChange changed(String session, Map<String, @Nullable Object> changes) {
    Map<PaceKey, String> own = new EnumMap<>(PaceKey.class);
    own.putAll(of(session).own());
    List<Complaint> complaints = new ArrayList<>();
    changes.forEach(
        (field, value) -> {
          Optional<PaceKey> key = PaceKey.byField(field);
          if (key.isEmpty()) {
            complaints.add(new Complaint(field, false, "There is no such field."));
          } else if (value == null) {
            own.remove(key.get());
          } else if (value instanceof String
              || value instanceof Number
              || value instanceof Boolean) {
            own.put(key.get(), value.toString().strip());
          } else {
            complaints.add(
                new Complaint(field, true, "It must be a text, a number, or true or false."));
          }
        });
    if (!complaints.isEmpty()) {
      return new Refused(complaints);
    }
    try {
      return new Changed(session, PaceProfile.of(defaults, own));
    } catch (PaceValueException e) {
      return new Refused(List.of(new Complaint(e.key().field(), true, "It " + e.complaint())));
    }
  }
}
