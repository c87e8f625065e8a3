package io.github.siakoberpa.broker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events, and what of them is an outcome for a broker.
 *
 * @param upTo the last event looked at; null = there is none
 * @param isFull whether there may be more
 */
public record OutcomePage(List<Outcome> outcomes, @Nullable Long upTo, boolean isFull) {}
