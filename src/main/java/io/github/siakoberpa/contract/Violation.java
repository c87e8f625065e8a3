package io.github.siakoberpa.contract;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which a request breaks the contract.
 *
 * @param field the field or parameter; null = the body as a whole
 * @param code stable, for programs
 * @param message says what to do, for a person; never repeats what was sent
 */
public record Violation(@Nullable String field, String code, String message) {}
