package io.github.siakoberpa.database;

import org.jspecify.annotations.Nullable;

/** What a restore has taken over from the database that it replaced. */
public sealed interface CarriedOver {

  /** There was no database before. */
  record NothingThere() implements CarriedOver {}

  /**
   * It could not be read; nothing was taken over.
   *
   * @param why in one line
   */
  record Unread(String why) implements CarriedOver {}

  /**
   * It was read.
   *
   * @param optOuts how many the backup did not know
   * @param accounts null = the backup comes from another database, whose users and keys are others
   */
  record Carried(int optOuts, @Nullable Accounts accounts) implements CarriedOver {}

  /**
   * What was taken away from users since the backup, and stays so.
   *
   * @param keysRevoked how many API keys of the backup are removed
   * @param usersRemoved how many of its users are removed
   * @param usersDisabled how many of its users may not log in any more
   * @param withoutAdmin whether there are users, but nobody who may administer them
   */
  record Accounts(int keysRevoked, int usersRemoved, int usersDisabled, boolean withoutAdmin) {}
}
