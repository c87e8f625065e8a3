package io.github.siakoberpa.queue;

import org.jspecify.annotations.Nullable;

/**
 * Why a message does not leave now.
 *
 * @param reason stable, for programs: {@code schedule}, {@code retry}, {@code look_up}, {@code
 *     chat_order}, {@code paused}, {@code session_not_ready}, or what its pace calls the reason
 * @param detail what is behind a pause; null = nothing more to say
 * @param until not before this time, in epoch milliseconds; null = until something happens
 */
public record Wait(String reason, @Nullable String detail, @Nullable Long until) {}
