package io.github.siakoberpa.auth;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed about a user; null = stays as it is.
 *
 * @param role a word of {@link Role}
 */
public record UserChange(
    @Nullable String role, @Nullable Boolean disabled, @Nullable String passwordHash) {

  /** Whether all logins of the user end with it. */
  public boolean endsLogins() {
    return Boolean.TRUE.equals(disabled) || passwordHash != null;
  }

  /** What the audit log says about it. */
  public String summary() {
    List<String> parts = new ArrayList<>();
    if (role != null) {
      parts.add("role=" + role);
    }
    if (disabled != null) {
      parts.add("disabled=" + disabled);
    }
    if (passwordHash != null) {
      parts.add("password");
    }
    return String.join(" ", parts);
  }

  /** Without the hash, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return summary();
  }
}
