package io.github.siakoberpa.whatsappweb.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp Web knows of a group.
 *
 * @param chatId its chat, {@code …@g.us}
 * @param subject its name, or null
 * @param description what it says about itself, or null
 * @param members who is in it, ourselves included
 */
public record GroupFacts(
    String chatId, @Nullable String subject, @Nullable String description, List<Member> members) {
  /** The list does not change. */
  public GroupFacts {
    members = List.copyOf(members);
  }

  /**
   * Somebody in a group.
   *
   * @param chatId {@code <digits>@c.us} or {@code @lid}
   * @param admin whether they administer it
   */
  public record Member(String chatId, boolean admin) {
    /** Without the number. */
    @Override
    public String toString() {
      return "Member[]";
    }
  }

  /** Without names and numbers, which must not reach a log by way of a record. */
  @Override
  public String toString() {
    return "GroupFacts[" + members.size() + " members]";
  }
}
