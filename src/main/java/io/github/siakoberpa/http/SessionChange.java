package io.github.siakoberpa.http;

import org.jspecify.annotations.Nullable;

/**
 * What is to be changed about a session, in the words of the statement that does it.
 *
 * @param labelGiven 1 when the label changes, else 0
 * @param label the new one; null = none from now on
 * @param autostart 1 or 0; null = stays as it is
 */
public record SessionChange(int labelGiven, @Nullable String label, @Nullable Integer autostart) {}
