/**
 * Who may call: passwords, tokens and logins. The flow stands in {@code auth.camel.yaml} and {@code
 * callers.camel.yaml}.
 */
@NullMarked
package io.github.siakoberpa.auth;

import org.jspecify.annotations.NullMarked;
