/** Endpoints of another Camel context in the same JVM. */
@NullMarked
package io.github.siakoberpa.host;

import org.jspecify.annotations.NullMarked;
