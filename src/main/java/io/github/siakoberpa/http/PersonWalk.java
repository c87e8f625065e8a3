package io.github.siakoberpa.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A walk over all messages in search of one person's, a stretch of ids at a time: an index of chats
 * would cost every message for the sake of a request that hardly anybody makes. Used by one thread.
 */
public final class PersonWalk {
  private static final int STRETCH = 5_000;

  /** As many as {@code erase-incoming.sql} takes. */
  private static final int FEW = 500;

  private final long last;
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
  private final Set<String> media = new LinkedHashSet<>();
  private long from;
  private long erased;
  private long erasedIncoming;
  private boolean moreIncoming = true;

  PersonWalk(Map<String, @Nullable Object> range) {
    this.from = number(range, "first_id", 1);
    this.last = number(range, "last_id", 0);
  }

  /** Whether there is a further stretch. */
  public boolean more() {
    return from <= last;
  }

  /** The first id of the stretch. */
  public long from() {
    return from;
  }

  /** Its last one. */
  public long to() {
    return from + STRETCH - 1;
  }

  /**
   * The messages of the stretch, which is done with them.
   *
   * @param found rows with media, by choice
   */
  public void found(List<Map<String, @Nullable Object>> found) {
    rows.addAll(found);
    found.forEach(this::note);
    from += STRETCH;
  }

  /** Those of the stretch that were erased; it is not done yet. */
  public void erased(List<Map<String, @Nullable Object>> gone) {
    erased += gone.size();
    gone.forEach(this::note);
  }

  /** Whether there may be further messages that came in. */
  public boolean moreIncoming() {
    return moreIncoming;
  }

  /** Messages that came in. */
  void cameIn(List<Map<String, @Nullable Object>> found) {
    found.forEach(this::note);
  }

  /** Some of them were erased. */
  void erasedIncoming(List<Map<String, @Nullable Object>> gone) {
    erasedIncoming += gone.size();
    moreIncoming = gone.size() == FEW;
    gone.forEach(this::note);
  }

  /** The files that the messages needed. */
  public List<String> media() {
    return List.copyOf(media);
  }

  /** The same as a list in JSON. */
  public String mediaIds() {
    return Json.text(media);
  }

  List<Map<String, @Nullable Object>> rows() {
    return rows;
  }

  long erased() {
    return erased;
  }

  long erasedIncoming() {
    return erasedIncoming;
  }

  private void note(Map<String, @Nullable Object> row) {
    Object hash = row.get("media");
    if (hash != null) {
      media.add(hash.toString());
    }
  }

  private static long number(Map<String, @Nullable Object> row, String column, long otherwise) {
    return row.get(column) instanceof Number number ? number.longValue() : otherwise;
  }
}
