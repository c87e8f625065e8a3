/**
 * Messages that come in files; the steps are those of {@code inbound-files.camel.yaml} and {@code
 * inbound-file-results.camel.yaml}.
 */
@NullMarked
package io.github.siakoberpa.inbound;

import org.jspecify.annotations.NullMarked;
