package io.github.siakoberpa.auth;

import java.util.Map;

/**
 * Somebody who may log in.
 *
 * @param email in lower case
 */
public record User(long id, String email, Role role) {

  /** Out of a row of user_id, email and role. */
  static User of(Map<String, Object> row) {
    return new User(
        ((Number) row.get("user_id")).longValue(),
        row.get("email").toString(),
        Role.byWord(row.get("role").toString()).orElseThrow());
  }

  /** As messages and the audit log name them. */
  public String name() {
    return "user:" + id;
  }
}
