/** The Camel component {@code whatsapp-web:}. */
@NullMarked
package io.github.siakoberpa.whatsappweb;

import org.jspecify.annotations.NullMarked;
