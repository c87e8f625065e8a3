package io.github.siakoberpa;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Where a process was started, and what it was told there. */
record Surroundings(
    Path workingFolder, Map<String, String> environment, Map<String, String> systemProperties) {

  static Surroundings ofThisProcess() {
    Map<String, String> system = new TreeMap<>();
    Properties properties = System.getProperties();
    properties.stringPropertyNames().forEach(key -> system.put(key, properties.getProperty(key)));
    return new Surroundings(Path.of(""), System.getenv(), system);
  }

  Settings settings() {
    return Settings.load(workingFolder, environment, systemProperties);
  }
}
