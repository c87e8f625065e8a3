package io.github.siakoberpa.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks, one after the other, and how their findings are told. Used by one thread. */
public final class Examination {
  private static final int MAX_LENGTH = 400;

  private final List<Check> checks;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /** The checks in the order in which they are told; their names differ. */
  public Examination(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Does all of them.
   *
   * @param lines is told each finding as one line, as soon as there is one
   * @param marks whether the lines may have more than ASCII in front
   * @return whether all is well
   */
  public boolean run(Consumer<String> lines, boolean marks) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    for (Check check : checks) {
      Finding finding = look(check);
      findings.put(check.name(), finding);
      lines.accept(line(check.name(), width, finding, marks));
    }
    return well();
  }

  /** What was found, as one JSON object. */
  public String json() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    findings.forEach((name, finding) -> all.add(fields(name, finding)));
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("healthy", well(), "checks", all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean well() {
    return findings.values().stream().noneMatch(f -> f.state() == Finding.State.WRONG);
  }

  /** A check that fails says that something is wrong, and must not keep the others from looking. */
  private static Finding look(Check check) {
    try {
      return check.look();
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return Finding.wrong("this check failed: " + why, "Please report this.");
    }
  }

  private static String line(String name, int width, Finding finding, boolean marks) {
    String line = mark(finding.state(), marks) + " " + name + " ".repeat(width - name.length() + 2);
    String text =
        finding.advice() == null ? finding.found() : finding.found() + ". " + finding.advice();
    String flat = text.strip().replaceAll("\\s+", " ");
    return line + (flat.length() <= MAX_LENGTH ? flat : flat.substring(0, MAX_LENGTH) + "...");
  }

  private static String mark(Finding.State state, boolean marks) {
    return switch (state) {
      case OK -> marks ? "✓" : "ok  ";
      case SKIPPED -> marks ? "–" : "skip";
      case WRONG -> marks ? "✗" : "FAIL";
    };
  }

  private static Map<String, @Nullable Object> fields(String name, Finding finding) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("check", name);
    fields.put("state", finding.state().name().toLowerCase(Locale.ROOT));
    fields.put("found", finding.found());
    fields.put("advice", finding.advice());
    return fields;
  }
}
