/** What must be well for the program to work, one small check each. */
@NullMarked
package io.github.siakoberpa.doctor;

import org.jspecify.annotations.NullMarked;
