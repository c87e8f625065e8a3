/**
 * The packaged application and the sandbox as processes, driven only over HTTP, as a user would.
 */
@NullMarked
package io.github.siakoberpa.e2e;

import org.jspecify.annotations.NullMarked;
