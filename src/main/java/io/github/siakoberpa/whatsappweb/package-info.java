/** The Camel component {@code whatsapp-web:}, which sends through linked devices of WhatsApp. */
@NullMarked
package io.github.siakoberpa.whatsappweb;

import org.jspecify.annotations.NullMarked;
