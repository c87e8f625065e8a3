package io.github.siakoberpa.database;

import java.time.Clock;
import org.apache.camel.spi.Registry;

/** Everything about the file that the routes housekeeping and statistics look up by name. */
public final class DatabaseBeans {
  private DatabaseBeans() {}

  /**
   * Binds the beans.
   *
   * @param minFreeDisk how many bytes of the disk are left alone
   */
  public static void bind(Registry registry, Database database, Clock clock, long minFreeDisk) {
    StorageWatch watch = new StorageWatch(database, minFreeDisk);
    registry.bind("storageWatch", watch);
    registry.bind("fileUpkeep", new FileUpkeep(database, watch));
    registry.bind("housekeeping", new Housekeeping(database, clock));
  }
}
