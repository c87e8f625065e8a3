package io.github.siakoberpa;

import io.github.siakoberpa.auth.NewUser;
import io.github.siakoberpa.seed.SeedFile;
import io.github.siakoberpa.seed.SeedJob;
import io.github.siakoberpa.seed.SeedMessages;
import io.github.siakoberpa.seed.SeedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes over what the older program left, and tells what and what not. Used by one thread. */
final class SeedTakeOver {
  private static final int AT_ONCE = 500;

  private final AccountDesk desk;
  private final Consumer<String> out;

  SeedTakeOver(AccountDesk desk, Consumer<String> out) {
    this.desk = desk;
    this.out = out;
  }

  void run(SeedFile seed, String role) {
    users(seed.users(), role);
    SeedMessages messages = desk.messages();
    List<SeedJob> jobs = messages.usable(seed.jobs());
    for (int i = 0; i < jobs.size(); i += AT_ONCE) {
      List<SeedJob> some = new ArrayList<>(jobs.subList(i, Math.min(jobs.size(), i + AT_ONCE)));
      desk.call("direct:import-seed-jobs", Map.of("jobs", some), "fresh");
    }
    out.accept("Messages taken over: " + messages.imported());
    messages
        .skipped()
        .forEach((why, count) -> out.accept("  left out  %d: %s".formatted(count, why)));
    for (SeedJob job : messages.uncertain()) {
      out.accept(
          "  left out  message %s was being sent there and may have left; look at the phone, and send it again if it did not"
              .formatted(job.id()));
    }
  }

  private void users(List<SeedUser> users, String role) {
    int made = 0;
    for (SeedUser user : users) {
      if (!user.isUsable()) {
        out.accept(
            "  left out  user %s: the password's hash is none of bcrypt".formatted(user.email()));
        continue;
      }
      NewUser wanted = new NewUser(user.email(), user.passwordHash(), role, !user.active());
      Object id = desk.call("direct:tx-import-user", Map.of("newUser", wanted), "userId");
      if (id == null) {
        out.accept("  left out  user %s: there is one of that e-mail".formatted(user.email()));
        id = ProgramAccounts.userId(desk, user.email());
      } else {
        made++;
      }
      desk.messages().belongs(user.id(), "user:" + id);
    }
    out.accept("Users taken over: " + made);
  }
}
