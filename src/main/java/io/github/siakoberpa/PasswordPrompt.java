package io.github.siakoberpa;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal for a password; never an argument, which others could see. */
final class PasswordPrompt {
  private PasswordPrompt() {}

  /** What they type, twice the same; without a terminal, the first line of standard input. */
  static String ask(String whose) {
    Console console = terminal();
    if (console == null) {
      return firstLine();
    }
    char[] first = console.readPassword("Password of %s: ", whose);
    char[] second = console.readPassword("Once more: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new StartException("The two passwords are not the same; nothing was changed.");
    }
    return new String(first);
  }

  // From Java 22 on there is a console even where nobody sits at one, and a method to tell.
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console terminal() {
    Console console = System.console();
    try {
      boolean real =
          console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
      return real ? console : null;
    } catch (NoSuchMethodException olderJava) {
      return console;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static String firstLine() {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = in.readLine();
      if (line == null) {
        throw new StartException("The first line of standard input must be the password.");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
