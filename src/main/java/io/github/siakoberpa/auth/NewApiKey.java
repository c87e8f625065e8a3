package io.github.siakoberpa.auth;

import org.jspecify.annotations.Nullable;

/**
 * An API key to be made. Times are epoch milliseconds.
 *
 * @param scopes words with commas between them
 * @param sessions those that it is limited to, as a JSON list; null = all
 * @param expiresAt null = never
 */
public record NewApiKey(
    ApiKey key, String name, String scopes, @Nullable String sessions, @Nullable Long expiresAt) {}
