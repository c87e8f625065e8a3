package io.github.siakoberpa.events;

import java.util.List;

/** The kinds of events that there are. */
public final class EventKinds {
  /** All of them. */
  public static final List<String> ALL =
      List.of(
          "message.sent",
          "message.delivered",
          "message.read",
          "message.failed",
          "message.cancelled",
          "message.expired",
          "message.received",
          "message.own",
          "message.reaction",
          "message.edited",
          "message.deleted",
          "session.state");

  private EventKinds() {}
}
