/** Events on their way to a route: each until it succeeded, those of a chat in their order. */
@NullMarked
package io.github.siakoberpa.whatsappweb.inbox;

import org.jspecify.annotations.NullMarked;
