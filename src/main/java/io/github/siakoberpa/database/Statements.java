package io.github.siakoberpa.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Statements that run before, or without, the routes. */
final class Statements {
  private Statements() {}

  /** The text of that file in the jar. */
  static String text(String name) {
    try (InputStream in = Statements.class.getResourceAsStream("/siakoberpa/sql/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: it lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
