/** Calls that the program makes for somebody else, who must not reach our own network by them. */
@NullMarked
package io.github.siakoberpa.outbound;

import org.jspecify.annotations.NullMarked;
