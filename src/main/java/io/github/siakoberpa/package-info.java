/** Siakoberpa: a self-hosted WhatsApp message API on Apache Camel. */
@NullMarked
package io.github.siakoberpa;

import org.jspecify.annotations.NullMarked;
