package io.github.siakoberpa.auth;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do. None of them includes another. */
public enum Scope {
  /** See everything: all messages, the queue, sessions and figures. */
  READ,
  /** Queue messages; see, cancel and retry those that one queued oneself. */
  SEND,
  /** Steer the queue, its pace, sessions and opt-outs; cancel and retry every message. */
  CONTROL,
  /** Manage users and API keys, and see who did what. */
  ADMIN;

  /** As it is written in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that word, or empty when there is none. */
  public static Optional<Scope> byWord(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  /** Words with commas between them, as they are kept; what is no scope is left out. */
  static Set<Scope> parse(String words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words.split(",", -1)) {
      byWord(word.strip()).ifPresent(scopes::add);
    }
    return scopes;
  }

  /** The words with commas between them, in the order of the scopes. */
  public static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
  }
}
