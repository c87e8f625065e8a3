package io.github.siakoberpa.http;

/**
 * Which messages of a queue somebody wants to see.
 *
 * @param word the state, in the word of the older API
 * @param start the first, counted from 0
 * @param size how many at most
 */
public record QueuePage(String word, int start, int size) {

  /** The first that is not wanted any more. */
  public int pastEnd() {
    return start + size;
  }
}
