/**
 * The rules of a job's life: what may be queued, who it goes to, when it is tried again. The flow
 * itself stands in the routes.
 */
@NullMarked
package io.github.siakoberpa.queue;

import org.jspecify.annotations.NullMarked;
