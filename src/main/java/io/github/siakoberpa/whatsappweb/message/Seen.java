package io.github.siakoberpa.whatsappweb.message;

/** Marks everything in the chat as read, which the other side is told. */
public record Seen() implements Gesture {}
