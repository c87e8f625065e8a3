package io.github.siakoberpa.webhook;

import java.time.Duration;

/**
 * What a person may set of webhooks.
 *
 * @param atOnce how many requests to one webhook may be under way
 * @param timeout how long one may take
 * @param pauseAfter after how long without success a webhook is paused
 */
public record WebhookSettings(int atOnce, Duration timeout, Duration pauseAfter) {}
