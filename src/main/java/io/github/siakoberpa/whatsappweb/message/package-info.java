/** What can be sent to a chat, as values: one record for each kind. */
@NullMarked
package io.github.siakoberpa.whatsappweb.message;

import org.jspecify.annotations.NullMarked;
