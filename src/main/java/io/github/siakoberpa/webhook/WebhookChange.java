package io.github.siakoberpa.webhook;

/**
 * What is to become of a webhook.
 *
 * @param webhook the new values; what is null there is left as it is unless it is named
 */
public record WebhookChange(
    WebhookFields webhook,
    boolean namesName,
    boolean namesKinds,
    boolean namesSessions,
    boolean pauses,
    boolean resumes) {}
