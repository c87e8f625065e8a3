/** What is counted and measured, in Prometheus's format; names and labels are bounded. */
@NullMarked
package io.github.siakoberpa.metrics;

import org.jspecify.annotations.NullMarked;
