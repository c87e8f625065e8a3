package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RolesTest {
  private final Roles roles = new Roles();

  @Test
  void only_the_roles_that_are_named_pass() {
    assertThatCode(() -> roles.require(user("operator"), "admin,operator"))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(ForbiddenException.class)
        .isThrownBy(() -> roles.require(user("viewer"), "admin,operator"))
        .withMessageContaining("viewer");
  }

  private static User user(String role) {
    return new User(1, "somebody@example.org", role);
  }
}
