/** Files that messages carry: taken in from outside, and kept on the disk by what they hold. */
@NullMarked
package io.github.siakoberpa.media;

import org.jspecify.annotations.NullMarked;
