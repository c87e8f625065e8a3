@NullMarked
package io.github.siakoberpa.testkit.example;

import org.jspecify.annotations.NullMarked;
