package io.github.siakoberpa.queue;

/**
 * Text that names nobody who could be written to.
 *
 * @param code stable, for programs: {@code NUMBER_INVALID} or {@code NUMBER_NEEDS_COUNTRY}
 * @param message what a person should do about it; does not repeat the number
 */
public record InvalidRecipient(String code, String message) implements RecipientResult {}
