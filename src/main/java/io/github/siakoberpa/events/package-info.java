/** What happened, and how those read it who must not miss anything. */
@NullMarked
package io.github.siakoberpa.events;

import org.jspecify.annotations.NullMarked;
