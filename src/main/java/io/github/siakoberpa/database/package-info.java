/** The SQLite file: its lock, its migrations, one writer and a few readers. */
@NullMarked
package io.github.siakoberpa.database;

import org.jspecify.annotations.NullMarked;
