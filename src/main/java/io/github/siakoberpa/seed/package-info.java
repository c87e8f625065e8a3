/** The database of the older program that this one takes the place of. */
@NullMarked
package io.github.siakoberpa.seed;

import org.jspecify.annotations.NullMarked;
