/**
 * One trace from request to receipt. Camel's own module makes a span of every step and every timer,
 * and loses the thread at the queue's table; here are three spans that matter.
 */
@NullMarked
package io.github.siakoberpa.traces;

import org.jspecify.annotations.NullMarked;
