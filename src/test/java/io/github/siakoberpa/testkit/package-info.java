@NullMarked
package io.github.siakoberpa.testkit;

import org.jspecify.annotations.NullMarked;
