package io.github.siakoberpa.whatsappqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The routes that the cookbook has for hosts. */
final class HostRecipes {
  private static final Pattern RECIPE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private HostRecipes() {}

  static List<String> all() throws IOException {
    String page = Files.readString(Path.of("src/main/docs/cookbook.md"));
    String chapter = page.substring(page.indexOf("## Inside your own Camel integration"));
    int end = chapter.indexOf("\n## ", 1);
    return RECIPE
        .matcher(end < 0 ? chapter : chapter.substring(0, end))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
