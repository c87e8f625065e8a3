package io.github.siakoberpa.http;

/**
 * How a session is to go.
 *
 * @param force whether messages that have not left are cancelled first
 * @param logout whether the phone is told
 */
public record SessionDeletion(boolean force, boolean logout) {}
