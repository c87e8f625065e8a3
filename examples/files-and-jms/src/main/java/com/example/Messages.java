package com.example;

import org.apache.camel.main.Main;

/** Starts the routes in {@code src/main/resources/camel}. */
public final class Messages {
  private Messages() {}

  public static void main(String[] arguments) throws Exception {
    new Main(Messages.class).run(arguments);
  }
}
