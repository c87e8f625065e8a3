/** The command line: what a person may type, and nothing of what it does. */
@NullMarked
package io.github.siakoberpa.cli;

import org.jspecify.annotations.NullMarked;
