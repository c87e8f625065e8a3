package io.github.siakoberpa.queue;

/** What became of the text in which a caller named a recipient. */
public sealed interface RecipientResult permits Recipient, InvalidRecipient {}
