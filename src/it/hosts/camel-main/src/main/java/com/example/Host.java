package com.example;

import org.apache.camel.main.Main;

/** An application of camel-main, which knows of nothing but its own routes. */
public final class Host {
  private Host() {}

  public static void main(String[] arguments) throws Exception {
    new Main(Host.class).run(arguments);
  }
}
