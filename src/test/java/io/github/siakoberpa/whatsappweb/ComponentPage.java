package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The component's page: its tables, and its blocks of code by their names. */
public record ComponentPage(String text) {
  private static final Pattern BLOCK =
      Pattern.compile("\\[#([a-z-]+)]\n\\[source,([a-z]+)]\n----\n(.*?)\n----\n", Pattern.DOTALL);

  /** A block of code. */
  public record Example(String name, String language, String code) {}

  /** That of the component with that scheme. */
  public static ComponentPage of(String scheme) {
    return new ComponentPage(textOf(file(scheme)));
  }

  static Path file(String scheme) {
    return Path.of("src/main/docs", scheme + "-component.adoc");
  }

  static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, in their order. */
  public List<Example> examples() {
    return BLOCK
        .matcher(text)
        .results()
        .map(block -> new Example(block.group(1), block.group(2), block.group(3)))
        .toList();
  }

  /** The one of that name. */
  public Example example(String name) {
    return examples().stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The page has no example " + name));
  }

  /** How many blocks of code there are, whether they have a name or not. */
  long blocks() {
    return text.lines().filter(line -> line.startsWith("[source")).count();
  }

  /** The same page with that table between its markers. */
  ComponentPage with(String marker, String table) {
    Pattern place =
        Pattern.compile(
            "(// %s: START\n).*?(// %s: END\n)".formatted(marker, marker), Pattern.DOTALL);
    Matcher matcher = place.matcher(text);
    assertThat(matcher.find()).as("markers of %s", marker).isTrue();
    return new ComponentPage(
        text.substring(0, matcher.end(1)) + table + text.substring(matcher.start(2)));
  }

  /** What a Java file has between {@code // tag::name[]} and its end, without its indentation. */
  static String region(Path file, String name) {
    String source = textOf(file);
    int start = source.indexOf("// tag::" + name + "[]\n");
    int end = source.indexOf("// end::" + name + "[]");
    assertThat(start).as("start of the region %s of %s", name, file).isNotNegative();
    assertThat(end).as("end of the region %s of %s", name, file).isGreaterThan(start);
    String lines = source.substring(source.indexOf('\n', start) + 1, source.lastIndexOf('\n', end));
    return lines.stripTrailing().stripIndent();
  }
}
