/**
 * A sandbox in place of WhatsApp for other people's integration tests: {@link
 * io.github.siakoberpa.testkit.WhatsAppSandbox} is a JUnit 5 extension. It needs JUnit and Jackson
 * on the class path of the tests.
 */
@NullMarked
package io.github.siakoberpa.testkit;

import org.jspecify.annotations.NullMarked;
