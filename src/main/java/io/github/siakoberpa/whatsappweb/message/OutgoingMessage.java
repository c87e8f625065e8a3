package io.github.siakoberpa.whatsappweb.message;

/**
 * What can be sent to a chat. Immutable, but for files that are streams: those can be sent once.
 * None of them shows its content in {@code toString}, so that it does not reach a log.
 */
public sealed interface OutgoingMessage permits Text, Media, Location, ContactCard, Poll, Gesture {}
