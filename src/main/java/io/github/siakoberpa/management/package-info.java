/** The door for those who run the program: health and metrics, apart from the callers' door. */
@NullMarked
package io.github.siakoberpa.management;

import org.jspecify.annotations.NullMarked;
