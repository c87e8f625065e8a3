/** What comes in: messages of every kind, and what is done to messages. */
@NullMarked
package io.github.siakoberpa.whatsappweb.event;

import org.jspecify.annotations.NullMarked;
