package io.github.siakoberpa.http;

import io.github.siakoberpa.queue.NewMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a batch: those that are messages, and what is wrong with the others. One thread. */
public final class MessageBatch {
  private final boolean together;
  private final List<NewMessage> messages = new ArrayList<>();
  private final List<@Nullable ErrorAnswer> refused = new ArrayList<>();

  /**
   * A batch without lines.
   *
   * @param together all or none
   */
  MessageBatch(boolean together) {
    this.together = together;
  }

  void add(NewMessage message) {
    messages.add(message);
    refused.add(null);
  }

  void refuse(ErrorAnswer answer) {
    refused.add(answer);
  }

  /** Whether none is queued if one cannot be. */
  public boolean together() {
    return together;
  }

  /** The lines that can be queued, in their order. */
  public List<NewMessage> messages() {
    return messages;
  }

  /** For each line what is wrong with it; null = nothing. */
  List<@Nullable ErrorAnswer> refused() {
    return refused;
  }
}
