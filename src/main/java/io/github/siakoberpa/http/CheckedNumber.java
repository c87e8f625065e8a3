package io.github.siakoberpa.http;

import org.jspecify.annotations.Nullable;

/**
 * A number of which somebody asks whether it is on WhatsApp.
 *
 * @param number as it came
 * @param chatId the chat that it means; null = it is no number of a person
 * @param code why it is none; null = it is one
 * @param message the same for a person
 */
public record CheckedNumber(
    String number, @Nullable String chatId, @Nullable String code, @Nullable String message) {}
