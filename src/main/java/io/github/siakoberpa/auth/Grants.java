package io.github.siakoberpa.auth;

import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the tokens of logins. Thread-safe. */
public final class Grants {
  private static final int REFRESH_TOKEN_BYTES = 32;

  private final AccessTokens accessTokens;
  private final AuthSettings settings;
  private final SecureRandom random;
  private final Clock clock;

  /** Refresh tokens come from the generator. */
  public Grants(
      AccessTokens accessTokens, AuthSettings settings, SecureRandom random, Clock clock) {
    this.accessTokens = accessTokens;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  /** A login of its own, beside whatever others the user has. */
  public Grant begin(User user) {
    return grant(UUID.randomUUID().toString(), user);
  }

  /**
   * New tokens for a login that goes on.
   *
   * @param login the row of the login and its user
   */
  public Grant renew(Map<String, Object> login) {
    return grant(login.get("login_id").toString(), User.of(login));
  }

  /** What the caller of a login gets. */
  public Map<String, Object> loginAnswer(Grant grant) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", grant.user().id());
    user.put("email", grant.user().email());
    user.put("role", grant.user().role().word());
    Map<String, Object> answer = tokens(grant);
    answer.put("user", user);
    return answer;
  }

  /**
   * What the caller of a refresh gets.
   *
   * @param grant null when the refresh token was no good
   * @throws NotAuthenticatedException then
   */
  public Map<String, Object> refreshAnswer(@Nullable Grant grant) {
    if (grant == null) {
      throw new NotAuthenticatedException(Code.REFRESH_TOKEN_INVALID);
    }
    return tokens(grant);
  }

  private Map<String, Object> tokens(Grant grant) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("accessToken", grant.accessToken());
    answer.put("token", grant.accessToken());
    answer.put("refreshToken", grant.refreshToken());
    answer.put("expiresIn", accessTokens.lifetime().toSeconds());
    return answer;
  }

  /** What is kept of a refresh token. It is random enough to need neither salt nor slowness. */
  public static String hash(String refreshToken) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(refreshToken.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private Grant grant(String loginId, User user) {
    byte[] bytes = new byte[REFRESH_TOKEN_BYTES];
    random.nextBytes(bytes);
    String refreshToken = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    long now = clock.millis();
    return new Grant(
        loginId,
        user,
        accessTokens.issue(loginId, user),
        refreshToken,
        hash(refreshToken),
        now,
        now + settings.refreshTokenLifetime().toMillis());
  }
}
