package io.github.siakoberpa.inbound;

import org.jspecify.annotations.Nullable;

/**
 * Why a row is not queued.
 *
 * @param code stable, for programs; the same as in the API
 * @param message for a person; does not repeat what the row says
 * @param field the field that is wrong; null = none in particular
 */
public record RowProblem(String code, String message, @Nullable String field)
    implements RowReading {}
