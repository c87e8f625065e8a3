package io.github.siakoberpa.http;

import io.github.siakoberpa.events.EventQuery;
import io.github.siakoberpa.events.EventText;
import io.github.siakoberpa.events.EventWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers learn of events. Stateless. */
public final class EventAnswers {
  /** A page, and where the next one begins: there is always one, since events go on. */
  public Map<String, @Nullable Object> page(
      EventQuery query, EventWindow window, List<Map<String, @Nullable Object>> rows) {
    long next = window.next(rows, query.limit());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("events", rows.stream().map(EventText::fields).toList());
    answer.put("next", Long.toString(next));
    answer.put("more", next < window.last());
    return answer;
  }
}
