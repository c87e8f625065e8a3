package io.github.siakoberpa.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which passwords may be chosen: long ones, that are neither the e-mail nor what everybody takes.
 * What kinds of characters they consist of does not matter, since length counts for more.
 */
public final class PasswordPolicy {
  private static final int MIN_LENGTH = 12;
  private static final int MIN_NAME = 4;
  // So many different letters must be left when the words are taken out that everybody takes.
  private static final int MIN_OWN = 5;
  private static final List<String> COMMON =
      List.of(
          "administrator",
          "siakoberpa",
          "qwertyuiop",
          "qwertzuiop",
          "asdfghjkl",
          "password",
          "passwort",
          "sandbox",
          "whatsapp",
          "iloveyou",
          "changeme",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "indonesia",
          "trustno",
          "letmein",
          "welcome",
          "default",
          "dragon",
          "monkey",
          "qwerty",
          "qwertz",
          "master",
          "secret",
          "admin",
          "login",
          "abcde",
          "test",
          "pass",
          "user",
          "root");

  private PasswordPolicy() {}

  /** What is wrong with the password, for a person; empty when it may be chosen. */
  public static Optional<String> weakness(Credentials credentials) {
    String password = credentials.password();
    if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
      return Optional.of("A password must have at least %d characters.".formatted(MIN_LENGTH));
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > Passwords.MAX_BYTES) {
      return Optional.of(
          "A password must not be longer than %d bytes.".formatted(Passwords.MAX_BYTES));
    }
    if (isGuessable(password.toLowerCase(Locale.ROOT), credentials.email())) {
      return Optional.of(
          "This password is easily guessed. Take four words that do not belong together.");
    }
    return Optional.empty();
  }

  private static boolean isGuessable(String password, String email) {
    String name = email.substring(0, Math.max(0, email.indexOf('@')));
    String plain = plain(password);
    boolean[] taken = new boolean[plain.length()];
    take(plain, plain(email), taken);
    if (name.length() >= MIN_NAME) {
      take(plain, plain(name), taken);
    }
    COMMON.forEach(word -> take(plain, word, taken));
    long own =
        IntStream.range(0, password.length())
            .filter(i -> !taken[i] && Character.isLetter(password.charAt(i)))
            .mapToObj(password::charAt)
            .distinct()
            .count();
    return own < MIN_OWN;
  }

  private static void take(String password, String word, boolean[] taken) {
    for (int at = password.indexOf(word); at >= 0; at = password.indexOf(word, at + 1)) {
      Arrays.fill(taken, at, at + word.length(), true);
    }
  }

  /** Signs read as the letters that they stand for, one for one. */
  private static String plain(String text) {
    return text.replace('@', 'a')
        .replace('4', 'a')
        .replace('3', 'e')
        .replace('1', 'i')
        .replace('!', 'i')
        .replace('0', 'o')
        .replace('$', 's')
        .replace('5', 's');
  }
}
