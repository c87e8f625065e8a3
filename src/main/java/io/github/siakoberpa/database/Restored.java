package io.github.siakoberpa.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a restore has done.
 *
 * @param database the file that is in use from now on
 * @param replaced where the database is now that was there before; null = there was none
 * @param inDoubt how many messages may have left after the backup was made
 * @param carriedOver what was taken over from the database that was there before
 */
public record Restored(
    Path database, @Nullable Path replaced, int inDoubt, CarriedOver carriedOver) {}
