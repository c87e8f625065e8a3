/**
 * Where the dispatch routes meet their target: which sessions may be claimed for, what a failure is
 * called, when to look again.
 */
@NullMarked
package io.github.siakoberpa.dispatch;

import org.jspecify.annotations.NullMarked;
