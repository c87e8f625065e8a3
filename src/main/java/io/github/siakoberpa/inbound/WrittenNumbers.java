package io.github.siakoberpa.inbound;

import java.util.function.Predicate;

/**
 * Looks for a number in a text that it is given letter by letter: digits, and what people write
 * between them. Used by one thread.
 */
final class WrittenNumbers {
  private static final String BETWEEN = " ().-/";
  private static final int LONGEST = 64;
  private static final int SHORTEST = 6;

  private final Predicate<String> wanted;
  private final StringBuilder number = new StringBuilder();
  private boolean found;

  /** One that is wanted. */
  WrittenNumbers(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  void add(char next) {
    if ((next >= '0' && next <= '9') || (!number.isEmpty() && BETWEEN.indexOf(next) >= 0)) {
      if (number.length() == LONGEST) {
        test();
        number.delete(0, LONGEST / 2);
      }
      number.append(next);
    } else if (next != '\0') {
      // Where a text is not in UTF-8, there may be nothing between any two letters.
      look();
      if (next == '+') {
        number.append(next);
      }
    }
  }

  boolean found() {
    return found;
  }

  /** That was all. Whether it was there. */
  boolean end() {
    look();
    return found;
  }

  private void look() {
    test();
    number.setLength(0);
  }

  private void test() {
    if (number.length() >= SHORTEST) {
      found |= wanted.test(number.toString().strip());
    }
  }
}
