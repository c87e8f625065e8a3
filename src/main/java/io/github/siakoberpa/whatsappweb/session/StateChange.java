package io.github.siakoberpa.whatsappweb.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in a session's life.
 *
 * @param at when it came there
 * @param state where it came to
 * @param reason the stable code beside it, or null
 */
public record StateChange(Instant at, SessionState state, @Nullable String reason) {}
