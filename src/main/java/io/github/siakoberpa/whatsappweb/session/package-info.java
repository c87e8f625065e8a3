/**
 * One linked device in one browser: its states, its calls and the only code that knows Playwright.
 */
@NullMarked
package io.github.siakoberpa.whatsappweb.session;

import org.jspecify.annotations.NullMarked;
