package io.github.siakoberpa.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote which of the newest messages of each account, so that reactions, edits and the like can
 * be about them. Guarded by the world.
 */
final class KnownMessages {

  private static final int KEPT = 50_000;

  /**
   * A message of either direction.
   *
   * @param chat the person or group, never a LID
   * @param own whether the account itself wrote it
   * @param author who wrote it in a group, if that was somebody else
   */
  record Known(String id, String chat, boolean own, @Nullable String author) {}

  private final Map<String, Known> byKey =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > KEPT;
        }
      };

  void note(String phone, Known message) {
    byKey.put(key(phone, message.id()), message);
  }

  Optional<Known> find(String phone, String id) {
    return Optional.ofNullable(byKey.get(key(phone, id)));
  }

  void clear() {
    byKey.clear();
  }

  private static String key(String phone, String id) {
    return phone + '/' + id;
  }
}
