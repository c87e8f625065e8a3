package io.github.siakoberpa;

import io.github.siakoberpa.auth.AccountException;
import io.github.siakoberpa.auth.Accounts;
import io.github.siakoberpa.auth.ApiKey;
import io.github.siakoberpa.auth.Credentials;
import io.github.siakoberpa.auth.NewApiKey;
import io.github.siakoberpa.auth.NewUser;
import io.github.siakoberpa.auth.PasswordPolicy;
import io.github.siakoberpa.auth.Passwords;
import io.github.siakoberpa.auth.Role;
import io.github.siakoberpa.auth.Scope;
import io.github.siakoberpa.auth.UserChange;
import io.github.siakoberpa.cli.AccountCommands;
import io.github.siakoberpa.http.ListPage;
import io.github.siakoberpa.seed.SeedFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users and API keys as a person at the terminal sees them. Used by one thread. */
final class ProgramAccounts implements AccountCommands {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramAccounts.class);
  private static final int PAGE = 1_000;

  private final Surroundings surroundings;
  private final PrintStream out;
  private final PrintStream err;
  private final UnaryOperator<String> passwordOf;
  private final Clock clock = Clock.systemUTC();

  /**
   * Commands of one process.
   *
   * @param passwordOf asks for somebody's password
   */
  ProgramAccounts(
      Surroundings surroundings,
      PrintStream out,
      PrintStream err,
      UnaryOperator<String> passwordOf) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
    this.passwordOf = passwordOf;
  }

  @Override
  public int addUser(String email, String role, boolean ofSandbox) {
    return at(
        ofSandbox,
        settings -> {
          checkRole(role);
          if (!Credentials.isEmail(email)) {
            throw new StartException("The e-mail must be an address such as a@example.org.");
          }
          Credentials credentials = new Credentials(email, passwordOf.apply(email));
          NewUser user = new NewUser(credentials.email(), hash(settings, credentials), role, false);
          try (AccountDesk desk = AccountDesk.open(settings, clock)) {
            Object id = desk.call("direct:tx-create-user", Map.of("newUser", user), "userId");
            out.println("The user %s (%s) was made, number %s.".formatted(user.email(), role, id));
          }
        });
  }

  @Override
  public int changePassword(String email, boolean ofSandbox) {
    return at(
        ofSandbox,
        settings -> {
          Credentials credentials = new Credentials(email, passwordOf.apply(email));
          UserChange change = new UserChange(null, null, hash(settings, credentials));
          try (AccountDesk desk = AccountDesk.open(settings, clock)) {
            Long id = userId(desk, credentials.email());
            if (id == null) {
              throw new AccountException(AccountException.Code.USER_NOT_FOUND);
            }
            Map<String, Object> variables = Map.of("userId", id, "change", change);
            desk.call("direct:tx-change-user", variables, "userId");
            out.println(
                "The password of %s is changed; all their logins have ended."
                    .formatted(credentials.email()));
          }
        });
  }

  @Override
  public int listUsers(boolean ofSandbox) {
    return at(
        ofSandbox,
        settings ->
            list(
                settings,
                "users",
                row ->
                    "%6s  %-8s  %s%s"
                        .formatted(
                            row.get("id"),
                            row.get("role"),
                            row.get("email"),
                            row.get("disabled_at") == null ? "" : "  (disabled)")));
  }

  @Override
  public int createApiKey(
      String name,
      List<String> scopes,
      List<String> sessions,
      @Nullable String lifetime,
      boolean ofSandbox) {
    return at(
        ofSandbox,
        settings -> {
          ApiKey key = new Accounts(new SecureRandom()).randomKey();
          NewApiKey made =
              new NewApiKey(
                  key,
                  name,
                  Scope.words(scopes(scopes)),
                  sessions.isEmpty() ? null : list(sessions),
                  lifetime == null ? null : Long.valueOf(expiry(lifetime)));
          try (AccountDesk desk = AccountDesk.open(settings, clock)) {
            Object id = desk.call("direct:tx-create-api-key", Map.of("newKey", made), "keyId");
            out.println("The API key number " + id + ", shown this once:");
            out.println(key.text());
          }
        });
  }

  @Override
  public int revokeApiKey(long id, boolean ofSandbox) {
    return at(
        ofSandbox,
        settings -> {
          try (AccountDesk desk = AccountDesk.open(settings, clock)) {
            desk.call("direct:tx-revoke-api-key", Map.of("keyId", id), "keyId");
            out.println("The API key number " + id + " is revoked.");
          }
        });
  }

  @Override
  public int listApiKeys(boolean ofSandbox) {
    return at(
        ofSandbox,
        settings ->
            list(
                settings,
                "api-keys",
                row ->
                    "%6s  %s…  %-12s  %s%s%s"
                        .formatted(
                            row.get("id"),
                            row.get("prefix"),
                            row.get("scopes"),
                            row.get("name"),
                            row.get("sessions") == null ? "" : "  sessions " + row.get("sessions"),
                            time("  last used ", row.get("last_used_at"))
                                + time("  expires ", row.get("expires_at")))));
  }

  @Override
  public int importSeed(Path file, String role, boolean ofSandbox) {
    return at(
        ofSandbox,
        settings -> {
          checkRole(role);
          try (SeedFile seed = SeedFile.open(settings.workingFolder().resolve(file));
              AccountDesk desk = AccountDesk.open(settings, clock)) {
            new SeedTakeOver(desk, out::println).run(seed, role);
          }
        });
  }

  /** The number of the user, or null. */
  static @Nullable Long userId(AccountDesk desk, String email) {
    List<Map<String, @Nullable Object>> rows =
        desk.rows("user-id-by-email", Map.of("email", email));
    return rows.isEmpty()
        ? null
        : ((Number) Objects.requireNonNull(rows.get(0).get("id"))).longValue();
  }

  private void list(
      Settings settings, String statement, Function<Map<String, @Nullable Object>, String> line) {
    try (AccountDesk desk = AccountDesk.open(settings, clock)) {
      long after = 0;
      List<Map<String, @Nullable Object>> rows;
      do {
        rows = desk.rows(statement, Map.of("page", new ListPage(after, PAGE)));
        for (Map<String, @Nullable Object> row : rows) {
          out.println(line.apply(row));
          after = ((Number) Objects.requireNonNull(row.get("id"))).longValue();
        }
      } while (rows.size() > PAGE);
    }
  }

  private static String hash(Settings settings, Credentials credentials) {
    PasswordPolicy.weakness(credentials)
        .ifPresent(
            weakness -> {
              throw new StartException(weakness);
            });
    return new Passwords(
            settings.number("siakoberpa.auth.password-cost", 4, 20), new SecureRandom())
        .hash(credentials.password());
  }

  private static void checkRole(String role) {
    if (Role.byWord(role).isEmpty()) {
      throw new StartException("The role must be admin, operator, sender or viewer.");
    }
  }

  private static Set<Scope> scopes(List<String> words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words) {
      scopes.add(
          Scope.byWord(word.strip())
              .orElseThrow(() -> new StartException("Scopes are read, send, control and admin.")));
    }
    return scopes;
  }

  private static String list(List<String> sessions) {
    for (String session : sessions) {
      if (!session.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new StartException("A session's name has 1 to 64 letters, digits, _ and -.");
      }
    }
    return sessions.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private long expiry(String lifetime) {
    Duration good = Settings.parsedDuration(lifetime);
    if (good == null) {
      throw new StartException("A lifetime is written as 12h or 90d.");
    }
    return clock.millis() + good.toMillis();
  }

  private static String time(String label, @Nullable Object millis) {
    return millis instanceof Number number ? label + Instant.ofEpochMilli(number.longValue()) : "";
  }

  private int at(boolean ofSandbox, Consumer<Settings> work) {
    try {
      Settings settings = surroundings.settings();
      work.accept(ofSandbox ? settings.ofSandbox() : settings);
      return 0;
    } catch (RuntimeException e) {
      err.println("siakoberpa: " + StartFailures.translated(e).getMessage());
      LOG.debug("The command failed", e);
      return 1;
    }
  }
}
