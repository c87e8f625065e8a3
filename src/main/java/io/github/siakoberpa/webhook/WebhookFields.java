package io.github.siakoberpa.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a webhook.
 *
 * @param kinds of events, as a JSON list; null = all
 * @param sessions whose events, as a JSON list; null = all
 */
public record WebhookFields(
    @Nullable String name,
    @Nullable String url,
    @Nullable String kinds,
    @Nullable String sessions) {}
