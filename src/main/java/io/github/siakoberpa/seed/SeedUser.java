package io.github.siakoberpa.seed;

/**
 * A user of the older program.
 *
 * @param id there
 * @param email in lower case
 * @param active whether they may log in
 */
public record SeedUser(long id, String email, String passwordHash, boolean active) {

  /** Whether the hash is one that this program can check. */
  public boolean isUsable() {
    return passwordHash.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  }

  /** Without the hash, so that it cannot end up in a log. */
  @Override
  public String toString() {
    return "SeedUser[" + id + "]";
  }
}
