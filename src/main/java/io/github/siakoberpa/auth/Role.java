package io.github.siakoberpa.auth;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What users are. */
public enum Role {
  /** Everything. */
  ADMIN,
  /** Everything but users, keys and the audit log. */
  OPERATOR,
  /** Sends, and follows what they sent. */
  SENDER,
  /** Looks. */
  VIEWER;

  /** What they may do: the one table of it. */
  Set<Scope> scopes() {
    return switch (this) {
      case ADMIN -> EnumSet.allOf(Scope.class);
      case OPERATOR -> EnumSet.of(Scope.READ, Scope.SEND, Scope.CONTROL);
      case SENDER -> EnumSet.of(Scope.SEND);
      case VIEWER -> EnumSet.of(Scope.READ);
    };
  }

  /** As it is written in requests, answers and the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that word, or empty when there is none. */
  public static Optional<Role> byWord(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
