package io.github.siakoberpa.http;

/**
 * Which messages of a queue somebody wants to see.
 *
 * @param word the state, in the word of the older API
 * @param start the first, counted from 0
 * @param size how many at most
 * @param ownOnly whether only the caller's own are shown
 */
public record QueuePage(String word, int start, int size, boolean ownOnly) {
  private static final int DEEPEST = 100_000;

  /** How many are looked at: as far as the page reaches, or one's own may lie anywhere. */
  public int depth() {
    return ownOnly ? DEEPEST : start + size;
  }
}
