package io.github.siakoberpa.auth;

import java.util.Map;

/** Reads users out of the rows of the routes' queries. */
final class LoginRows {
  private LoginRows() {}

  static User user(Map<String, Object> row) {
    return new User(
        ((Number) row.get("user_id")).longValue(),
        row.get("email").toString(),
        row.get("role").toString());
  }
}
