package io.github.siakoberpa;

import io.github.siakoberpa.database.Backup;
import io.github.siakoberpa.database.BackupNames;
import io.github.siakoberpa.database.CarriedOver;
import io.github.siakoberpa.database.CopyProgress;
import io.github.siakoberpa.database.Restore;
import io.github.siakoberpa.database.Restored;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Backups and restores as a person at the terminal sees them. Used by one thread. */
final class DatabaseCopies {
  /** About 100 MB: copying less takes no time that anybody would like to see pass. */
  private static final int PAGES_WORTH_TELLING = 25_000;

  private final Settings settings;
  private final Clock clock;
  private final Consumer<String> out;

  DatabaseCopies(Settings settings, Clock clock, Consumer<String> out) {
    this.settings = settings;
    this.clock = clock;
    this.out = out;
  }

  void backup(@Nullable Path file, boolean replace) {
    Path folder = settings.dataFolder();
    Path target =
        file == null
            ? BackupNames.backup(folder, clock.instant())
            : settings.workingFolder().resolve(file);
    Backup.make(folder, target, replace, progress());
    out.accept("The backup is " + shown(target) + ", checked and complete.");
  }

  void restore(Path file) {
    Path folder = settings.dataFolder();
    PrivateFolder.make(folder);
    Restored restored =
        new Restore(folder, clock).from(settings.workingFolder().resolve(file), progress());
    out.accept("The backup is restored as " + shown(restored.database()));
    if (restored.replaced() != null) {
      out.accept(
          "  before    the database that was there is kept as " + shown(restored.replaced()));
    }
    tell(restored.carriedOver());
    out.accept(
        "  in doubt  %,d open messages may have left after the backup was made; each is looked up in"
                .formatted(restored.inDoubt())
            + " WhatsApp Web before it is sent");
    out.accept(
        "  missing   messages accepted after the backup are not in it, nor are their idempotency keys;"
            + " callers who repeat such a request send it again");
  }

  private void tell(CarriedOver carriedOver) {
    if (carriedOver instanceof CarriedOver.Unread unread) {
      tellForgotten("the database that was there cannot be read (" + unread.why() + ")");
    } else if (carriedOver instanceof CarriedOver.NothingThere) {
      tellForgotten("no database was there before");
    } else if (carriedOver instanceof CarriedOver.Carried carried) {
      out.accept(
          "  opt-outs  %,d that the backup did not know are taken over from the database that was there"
              .formatted(carried.optOuts()));
      tell(carried.accounts());
    }
  }

  private void tellForgotten(String why) {
    out.accept(
        "  forgotten "
            + why
            + ": opt-outs, revoked API keys and disabled or deleted users of the time after the backup"
            + " are unknown; look them over before the start");
  }

  private void tell(CarriedOver.@Nullable Accounts accounts) {
    if (accounts == null) {
      out.accept(
          "  accounts  users and API keys are those of the backup, which comes from another database"
              + " than the one that was there");
      return;
    }
    out.accept(
        "  accounts  revoked or deleted since, and removed again: %,d API keys, %,d users; disabled since, and again: %,d users"
            .formatted(accounts.keysRevoked(), accounts.usersRemoved(), accounts.usersDisabled()));
    if (accounts.withoutAdmin()) {
      out.accept(
          "  accounts  no administrator is left; siakoberpa user add EMAIL --role admin makes one");
    }
  }

  private CopyProgress progress() {
    int[] tenths = {0};
    return (pages, of) -> {
      int now = (int) (10L * pages / of);
      if (of >= PAGES_WORTH_TELLING && now > tenths[0]) {
        tenths[0] = now;
        out.accept("  %d %% copied".formatted(10 * now));
      }
    };
  }

  private static Path shown(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
