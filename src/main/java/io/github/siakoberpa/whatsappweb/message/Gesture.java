package io.github.siakoberpa.whatsappweb.message;

/**
 * What happens in a chat without being a message of its own. It may be repeated without harm, since
 * the second time changes nothing.
 */
public sealed interface Gesture extends OutgoingMessage
    permits Reaction, Edit, Deletion, Typing, Seen {}
