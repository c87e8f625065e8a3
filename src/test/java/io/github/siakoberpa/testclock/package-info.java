/** The time of tests. */
@NullMarked
package io.github.siakoberpa.testclock;

import org.jspecify.annotations.NullMarked;
