package io.github.siakoberpa.queue;

import java.util.Map;

/**
 * A leased message that asks its pace.
 *
 * @param chatId where it goes
 * @param high whether its priority is HIGH
 * @param characters about how long its text is
 */
record PaceCandidate(String chatId, boolean high, int characters) {

  /** The claimed row. The few characters of JSON around its text make no difference to typing. */
  static PaceCandidate of(Map<String, Object> job) {
    return new PaceCandidate(
        String.valueOf(job.get("chat_id")),
        job.get("priority") instanceof Number priority
            && Priority.of(priority.intValue()) == Priority.HIGH,
        String.valueOf(job.get("payload")).length());
  }

  /** One can only write to a group that one is in, so no group is a stranger. */
  boolean isGroup() {
    return chatId.endsWith("@g.us");
  }
}
