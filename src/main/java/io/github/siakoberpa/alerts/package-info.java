/** What people are woken for, and when to tell them. */
@NullMarked
package io.github.siakoberpa.alerts;

import org.jspecify.annotations.NullMarked;
