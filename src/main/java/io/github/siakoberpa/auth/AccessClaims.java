package io.github.siakoberpa.auth;

/**
 * What a valid access token says.
 *
 * @param loginId the login that it was given to
 */
public record AccessClaims(String loginId) {}
