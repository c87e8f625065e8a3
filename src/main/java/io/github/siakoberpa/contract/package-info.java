/**
 * The contract of the HTTP API: the one file that describes it, and what requests are held against.
 */
@NullMarked
package io.github.siakoberpa.contract;

import org.jspecify.annotations.NullMarked;
