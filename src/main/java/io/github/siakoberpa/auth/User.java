package io.github.siakoberpa.auth;

/**
 * Somebody who may call.
 *
 * @param email in lower case
 * @param role {@code admin}, {@code operator}, {@code sender} or {@code viewer}
 */
public record User(long id, String email, String role) {}
