/**
 * Messages from message brokers, and their outcomes back. Nothing of a broker is loaded unless it
 * is on.
 */
@NullMarked
package io.github.siakoberpa.broker;

import org.jspecify.annotations.NullMarked;
