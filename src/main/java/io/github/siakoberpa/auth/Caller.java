package io.github.siakoberpa.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: a user who logged in, or an API key. Immutable.
 *
 * @param name as messages and the audit log name them: {@code user:7}, {@code key:3}
 * @param user null = an API key
 * @param keyOwner the id of the user whose API key it is; null = a user, or a key of nobody
 * @param scopes what they may do; not to be changed
 * @param sessionList the sessions that they are limited to, as a JSON list; null = all
 * @param expiresAt when an API key is no good any more, in epoch milliseconds
 */
public record Caller(
    String name,
    @Nullable User user,
    @Nullable Long keyOwner,
    Set<Scope> scopes,
    @Nullable String sessionList,
    long expiresAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A user who logged in. */
  public static Caller of(User user) {
    return new Caller(user.name(), user, null, user.role().scopes(), null, Long.MAX_VALUE);
  }

  /** Whoever can start commands in the data folder may do everything. */
  public static Caller console() {
    return new Caller("console", null, null, EnumSet.allOf(Scope.class), null, Long.MAX_VALUE);
  }

  /** The routes of an application that the queue is embedded in. */
  public static Caller host() {
    return new Caller("host", null, null, EnumSet.allOf(Scope.class), null, Long.MAX_VALUE);
  }

  /** A row of {@code api-key-by-hash.sql}. A key may do nothing that its owner may not. */
  static Caller ofKey(Map<String, @Nullable Object> row) {
    Set<Scope> scopes = Scope.parse(String.valueOf(row.get("scopes")));
    if (row.get("role") != null) {
      Role role = Role.byWord(row.get("role").toString()).orElseThrow();
      scopes.retainAll(role.scopes());
    }
    Object sessions = row.get("sessions");
    return new Caller(
        "key:" + row.get("id"),
        null,
        row.get("user_id") instanceof Number owner ? owner.longValue() : null,
        scopes,
        sessions == null ? null : sessions.toString(),
        row.get("expires_at") instanceof Number expires ? expires.longValue() : Long.MAX_VALUE);
  }

  /** The user on whose behalf they call; null = nobody's. */
  public @Nullable Long userId() {
    return user == null ? keyOwner : Long.valueOf(user.id());
  }

  /** Whether they may do that. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /**
   * Lets those pass who are not kept from that session.
   *
   * @throws ForbiddenException for everybody else
   */
  public void requireSession(String session) {
    if (!reaches(session)) {
      throw ForbiddenException.ofSession();
    }
  }

  /** Whether they are not kept from that session. */
  public boolean reaches(String session) {
    return sessionList == null || sessions(sessionList).contains(session);
  }

  /**
   * Lets those pass who are not limited to some sessions.
   *
   * @throws ForbiddenException for everybody else
   */
  public void requireAllSessions() {
    if (sessionList != null) {
      throw ForbiddenException.ofSession();
    }
  }

  /** The names in such a list. */
  public static List<?> sessions(String list) {
    try {
      return JSON.readValue(list, List.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The sessions of an API key cannot be read", e);
    }
  }

  /** Without the e-mail, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return name;
  }
}
