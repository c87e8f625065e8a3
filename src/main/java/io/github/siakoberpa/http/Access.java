package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.User;
import java.util.Set;

/** Who may do what. Stateless. */
public final class Access {
  private static final Set<String> CONTROL = Set.of("admin", "operator");

  /**
   * Only those may go on who steer the queue and its sessions.
   *
   * @throws InvalidRequestException (403) for everybody else
   */
  public void requireControl(User user) {
    if (!CONTROL.contains(user.role())) {
      throw new InvalidRequestException(
          ErrorAnswer.of(
              403, "FORBIDDEN", "Your role may not do that; ask an administrator or operator."));
    }
  }
}
