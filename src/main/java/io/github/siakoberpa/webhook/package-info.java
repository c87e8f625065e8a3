/** Events on their way to addresses of people's systems. */
@NullMarked
package io.github.siakoberpa.webhook;

import org.jspecify.annotations.NullMarked;
