package io.github.siakoberpa.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device that is to be linked.
 *
 * @param session its name
 * @param phone the phone to make a pairing code for, as it was typed; null = a QR code
 * @param patience how long to wait for the phone
 * @param withSandbox whether a sandbox takes WhatsApp's place
 * @param redraw whether a new code may take the place of the old one on the screen
 */
public record LinkRequest(
    String session,
    @Nullable String phone,
    Duration patience,
    boolean withSandbox,
    boolean redraw) {}
