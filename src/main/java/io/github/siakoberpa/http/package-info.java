/** The HTTP door: the server, what requests may say, and what every answer looks like. */
@NullMarked
package io.github.siakoberpa.http;

import org.jspecify.annotations.NullMarked;
