package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest messages in the chats of each account, which a device gets when it is linked. Guarded
 * by the world.
 */
final class History {

  private static final int KEPT = 10_000;

  /** As many as a page stores at once. */
  private static final int IN_A_PART = 200;

  /** What one account has, and until when its chats were read. */
  private static final class Account {

    final Map<String, PastMessage> messages =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, PastMessage> eldest) {
            return size() > KEPT;
          }
        };

    final Map<String, Instant> readUpTo = new HashMap<>();
  }

  private final Map<String, Account> byPhone = new HashMap<>();

  /** What our account writes in a chat says that it has read the others. */
  void note(String phone, PastMessage said) {
    Account account = byPhone.computeIfAbsent(phone, key -> new Account());
    account.messages.put(said.message().id(), said);
    if (said.message().own() || said.read()) {
      account.readUpTo.merge(
          said.message().chat(), said.at(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /** A message was edited or taken back. */
  void change(String phone, String id, ObjectNode change) {
    Account account = byPhone.get(phone);
    if (account != null) {
      account.messages.computeIfPresent(id, (key, said) -> said.changedBy(change));
    }
  }

  /** The account has seen what is in a chat until now. */
  void read(String phone, String chat, Instant now) {
    Account account = byPhone.get(phone);
    if (account != null) {
      account.readUpTo.put(chat, now);
    }
  }

  /** All of it, oldest first, in frames for a new device. */
  List<ObjectNode> parts(String phone, boolean lidMigrated) {
    Account account = byPhone.get(phone);
    if (account == null) {
      return List.of();
    }
    List<PastMessage> said = new ArrayList<>(account.messages.values());
    said.sort(Comparator.comparing(PastMessage::at));
    int count = (said.size() + IN_A_PART - 1) / IN_A_PART;
    List<ObjectNode> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      ObjectNode frame = Frames.frame("history").put("part", part + 1).put("parts", count);
      ArrayNode messages = frame.putArray("messages");
      int end = Math.min((part + 1) * IN_A_PART, said.size());
      for (PastMessage one : said.subList(part * IN_A_PART, end)) {
        messages.add(
            one.message().frame(lidMigrated, one.at(), null).put("unread", isUnread(account, one)));
      }
      parts.add(frame);
    }
    return parts;
  }

  private static boolean isUnread(Account account, PastMessage said) {
    Instant read = account.readUpTo.get(said.message().chat());
    return read == null || said.at().isAfter(read);
  }

  void clear() {
    byPhone.clear();
  }
}
