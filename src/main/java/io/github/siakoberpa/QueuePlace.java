package io.github.siakoberpa;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where an {@link EmbeddedFlow} keeps what is queued. At least one of the two is given.
 *
 * @param directory the folder of a database of its own, if there is no data source, and of the
 *     files of messages; null = the files lie beside the data source's database, in a folder of its
 *     name with {@code -media} behind, which is made when the first one comes
 * @param dataSource of the host's SQLite database, where its tables are beside the host's; null =
 *     it has a file of its own
 */
public record QueuePlace(@Nullable Path directory, @Nullable DataSource dataSource) {
  /** One of them, or both. */
  public QueuePlace {
    if (directory == null && dataSource == null) {
      throw new IllegalArgumentException("A queue needs a directory or a data source");
    }
  }
}
