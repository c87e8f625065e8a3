/**
 * Tests of the sandbox: its control door over HTTP, and its page as an unmodified client sees it.
 */
@NullMarked
package io.github.siakoberpa.sandbox;

import org.jspecify.annotations.NullMarked;
