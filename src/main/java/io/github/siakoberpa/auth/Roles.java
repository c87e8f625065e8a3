package io.github.siakoberpa.auth;

import java.util.Arrays;

/** What somebody may do, by their role. Stateless. */
public final class Roles {

  /**
   * Lets those pass who have one of the roles.
   *
   * @param roles names with commas between them
   * @throws ForbiddenException for everybody else
   */
  public void require(User user, String roles) {
    if (!Arrays.asList(roles.split("\\s*,\\s*")).contains(user.role())) {
      throw new ForbiddenException(user.role());
    }
  }
}
