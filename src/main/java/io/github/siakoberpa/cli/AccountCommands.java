package io.github.siakoberpa.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line can do to users and API keys, whether the application runs or not. Each
 * method returns the exit code of the process.
 */
public interface AccountCommands {
  /** Makes a user, whose password is asked for. */
  int addUser(String email, String role, boolean ofSandbox);

  /** Gives a user another password, which is asked for; all their logins end. */
  int changePassword(String email, boolean ofSandbox);

  /** Shows the users. */
  int listUsers(boolean ofSandbox);

  /**
   * Makes an API key and shows it this once.
   *
   * @param sessions those that it is limited to; none = all
   * @param lifetime such as {@code 90d}; null = without end
   */
  int createApiKey(
      String name,
      List<String> scopes,
      List<String> sessions,
      @Nullable String lifetime,
      boolean ofSandbox);

  /** Makes an API key worthless. */
  int revokeApiKey(long id, boolean ofSandbox);

  /** Shows the API keys, by their first characters. */
  int listApiKeys(boolean ofSandbox);

  /**
   * Takes over users and open messages of the older program.
   *
   * @param role which its users get here
   */
  int importSeed(Path file, String role, boolean ofSandbox);
}
