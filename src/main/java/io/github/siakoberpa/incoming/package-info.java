/**
 * What people write to us, on its way into the database, to events and onto the list of opt-outs.
 */
@NullMarked
package io.github.siakoberpa.incoming;

import org.jspecify.annotations.NullMarked;
