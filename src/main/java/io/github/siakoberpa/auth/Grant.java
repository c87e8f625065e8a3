package io.github.siakoberpa.auth;

/**
 * What a login or a refresh gives: the tokens for the caller, and what is kept of them. Times are
 * epoch milliseconds.
 *
 * @param refreshTokenHash what is kept of the refresh token
 * @param expiresAt when the refresh token, and with it the login, is over
 */
public record Grant(
    String loginId,
    User user,
    String accessToken,
    String refreshToken,
    String refreshTokenHash,
    long createdAt,
    long expiresAt) {

  /** Without the tokens, so that they cannot end up in a log. */
  @Override
  public String toString() {
    return "Grant[" + loginId + "]";
  }
}
