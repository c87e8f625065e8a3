/** The Camel component {@code whatsapp-queue:}, by which hosts use the durable queue. */
@NullMarked
package io.github.siakoberpa.whatsappqueue;

import org.jspecify.annotations.NullMarked;
