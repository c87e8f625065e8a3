package io.github.siakoberpa.auth;

import java.util.Arrays;

/** What somebody may do, by their role. Stateless. */
public final class Roles {

  /**
   * Lets those pass who have one of the roles.
   *
   * @param roles names with a comma, and nothing else, between them
   * @throws ForbiddenException for everybody else
   */
  public void require(User user, String roles) {
    if (!Arrays.asList(roles.split(",")).contains(user.role())) {
      throw new ForbiddenException(user.role());
    }
  }
}
