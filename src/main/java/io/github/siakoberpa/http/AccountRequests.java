package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.auth.AccountException;
import io.github.siakoberpa.auth.Accounts;
import io.github.siakoberpa.auth.Caller;
import io.github.siakoberpa.auth.Credentials;
import io.github.siakoberpa.auth.NewApiKey;
import io.github.siakoberpa.auth.NewUser;
import io.github.siakoberpa.auth.PasswordPolicy;
import io.github.siakoberpa.auth.Passwords;
import io.github.siakoberpa.auth.Role;
import io.github.siakoberpa.auth.Scope;
import io.github.siakoberpa.auth.UserChange;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What requests about users, API keys and the audit log say. Each method throws {@link
 * InvalidRequestException} when a request makes no sense. Thread-safe.
 */
public final class AccountRequests {
  private static final int MAX_EMAIL = 254;
  private static final int MAX_NAME = 100;
  private static final int MAX_SESSIONS = 100;

  private final Passwords passwords;
  private final Accounts accounts;
  private final Clock clock;

  /** Passwords are hashed, and keys made, by these. */
  public AccountRequests(Passwords passwords, Accounts accounts, Clock clock) {
    this.passwords = passwords;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The page that the query asks for. */
  public ListPage page(Exchange exchange) {
    return ListPage.of(IncomingRequest.of(exchange));
  }

  /** The user in the path. */
  public long userId(Exchange exchange) {
    return id(exchange, "userId", AccountException.Code.USER_NOT_FOUND);
  }

  /** The API key in the path. */
  public long keyId(Exchange exchange) {
    return id(exchange, "keyId", AccountException.Code.API_KEY_NOT_FOUND);
  }

  /** A user to be made. Takes as long as a bcrypt hash. */
  public NewUser newUser(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("email", "password", "role"));
    String email = fields.required("email", "EMAIL_MISSING");
    String password = fields.required("password", "PASSWORD_MISSING");
    String role = fields.required("role", "ROLE_MISSING");
    if (email != null && (email.length() > MAX_EMAIL || !Credentials.isEmail(email))) {
      fields.wrong("email", "EMAIL_INVALID", "It must be an address such as a@example.org.");
    }
    checkRole(fields, role);
    Credentials credentials =
        new Credentials(
            Objects.requireNonNullElse(email, ""), Objects.requireNonNullElse(password, ""));
    checkPassword(fields, "password", password == null ? null : credentials);
    fields.check();
    return new NewUser(
        credentials.email(),
        passwords.hash(credentials.password()),
        Objects.requireNonNull(role),
        false);
  }

  /**
   * What is to be changed about a user. Takes as long as a bcrypt hash if the password is.
   *
   * @param row the user as they are; null = there is no such user
   */
  public UserChange userChange(Exchange exchange, @Nullable Map<String, Object> row) {
    if (row == null) {
      throw new AccountException(AccountException.Code.USER_NOT_FOUND);
    }
    Fields fields = fields(exchange, Set.of("role", "disabled", "password"));
    String role = fields.text("role", false);
    checkRole(fields, role);
    Boolean disabled = fields.flag("disabled").orElse(null);
    String password = fields.text("password", false);
    checkPassword(
        fields,
        "password",
        password == null ? null : new Credentials(row.get("email").toString(), password));
    if (role == null && disabled == null && password == null) {
      fields.nothing("CHANGE_MISSING", "Say what to change: role, disabled or password.");
    }
    fields.check();
    return new UserChange(role, disabled, password == null ? null : passwords.hash(password));
  }

  /** The caller's e-mail and the password that they say is theirs. Needs variable caller. */
  public Credentials oldCredentials(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("oldPassword", "newPassword"));
    String old = fields.required("oldPassword", "OLD_PASSWORD_MISSING");
    String changed = fields.required("newPassword", "NEW_PASSWORD_MISSING");
    String email = ownEmail(exchange);
    checkPassword(fields, "newPassword", changed == null ? null : new Credentials(email, changed));
    fields.check();
    return new Credentials(email, Objects.requireNonNull(old));
  }

  /** The caller's e-mail and the password that is to be theirs. Needs variable caller. */
  public Credentials newCredentials(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("oldPassword", "newPassword"));
    String changed = fields.required("newPassword", "NEW_PASSWORD_MISSING");
    fields.check();
    return new Credentials(ownEmail(exchange), Objects.requireNonNull(changed));
  }

  /** The change to that password. Takes as long as a bcrypt hash. */
  public UserChange passwordChange(Credentials changed) {
    return new UserChange(null, null, passwords.hash(changed.password()));
  }

  /** An API key to be made. */
  public NewApiKey newApiKey(Exchange exchange) {
    Fields fields = fields(exchange, Set.of("name", "scopes", "sessions", "expiresAt"));
    String name = fields.required("name", "NAME_MISSING");
    if (name != null && name.length() > MAX_NAME) {
      fields.wrong(
          "name", "NAME_INVALID", "It must not be longer than %d characters.".formatted(MAX_NAME));
    }
    Set<String> words = texts(exchange, fields, "scopes", Scope.values().length);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    words.forEach(word -> Scope.byWord(word).ifPresent(scopes::add));
    if ((scopes.isEmpty() || scopes.size() < words.size()) && !fields.hasProblem("scopes")) {
      fields.wrong(
          "scopes", "SCOPES_INVALID", "It must be a list of read, send, control and admin.");
    }
    Set<String> sessions = texts(exchange, fields, "sessions", MAX_SESSIONS);
    if (!sessions.stream().allMatch(SessionName::isValid)) {
      fields.wrong("sessions", SessionName.INVALID, SessionName.RULE);
    }
    if (!sessions.isEmpty() && scopes.contains(Scope.ADMIN)) {
      fields.wrong("sessions", "SESSIONS_INVALID", "A key that manages users cannot be limited.");
    }
    Long expiresAt = expiresAt(fields);
    fields.check();
    return new NewApiKey(
        accounts.randomKey(),
        Objects.requireNonNull(name),
        Scope.words(scopes),
        sessions.isEmpty() ? null : Json.text(sessions),
        expiresAt);
  }

  private @Nullable Long expiresAt(Fields fields) {
    String text = fields.text("expiresAt", false);
    if (text == null) {
      return null;
    }
    try {
      long time = OffsetDateTime.parse(text.strip()).toInstant().toEpochMilli();
      if (time > clock.millis()) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // answered below like any other time that makes no sense
    }
    fields.wrong(
        "expiresAt",
        "EXPIRES_AT_INVALID",
        "It must be a time to come with its zone, such as 2026-12-24T18:00:00Z.");
    return null;
  }

  /** The list of texts in a field; none when it is absent. */
  private static Set<String> texts(Exchange exchange, Fields fields, String name, int most) {
    JsonNode list = Json.object(IncomingRequest.of(exchange).body()).path(name);
    Set<String> texts = new LinkedHashSet<>();
    boolean sane = list.isMissingNode() || list.isNull() || (list.isArray() && !list.isEmpty());
    for (JsonNode entry : list) {
      sane &= entry.isTextual();
      texts.add(entry.asText());
    }
    if (!sane || list.size() > most) {
      fields.wrong(
          name,
          Fields.codeOf(name) + "_INVALID",
          "It must be a list of 1 to %d texts.".formatted(most));
    }
    return texts;
  }

  private static long id(Exchange exchange, String name, AccountException.Code unknown) {
    String text = IncomingRequest.of(exchange).path(name);
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new AccountException(unknown);
    }
    return Long.parseLong(text);
  }

  private static String ownEmail(Exchange exchange) {
    Caller caller = exchange.getVariable("caller", Caller.class);
    return Objects.requireNonNull(caller.user()).email();
  }

  private static void checkRole(Fields fields, @Nullable String role) {
    if (role != null && Role.byWord(role).isEmpty()) {
      fields.wrong("role", "ROLE_INVALID", "It must be admin, operator, sender or viewer.");
    }
  }

  private static void checkPassword(Fields fields, String name, @Nullable Credentials credentials) {
    if (credentials != null) {
      PasswordPolicy.weakness(credentials)
          .ifPresent(weakness -> fields.wrong(name, "PASSWORD_WEAK", weakness));
    }
  }

  private static Fields fields(Exchange exchange, Set<String> known) {
    ObjectNode body = Json.object(IncomingRequest.of(exchange).body());
    Fields fields = new Fields(body);
    fields.onlyKnown(known);
    return fields;
  }
}
