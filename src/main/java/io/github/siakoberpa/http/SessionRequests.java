package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What requests about sessions say, and which sessions there are: those of the configuration and
 * those that were created. Methods throw {@link InvalidRequestException} when a request makes no
 * sense. Thread-safe.
 */
public final class SessionRequests {
  private static final int MAX_LABEL = 100;
  // Stricter than what the component takes: on some systems a folder's name has no capitals.
  private static final Pattern NEW_NAME = Pattern.compile("(?!null$)[a-z0-9][a-z0-9_-]{0,39}");

  /** In the folder of the sessions lies one of that name which is not a session's. */
  private static final String SANDBOX = "sandbox";

  private final Set<String> configured;
  private final Duration stagger;
  private final Supplier<Set<String>> here;
  private final int most;

  /**
   * Sessions of one application.
   *
   * @param configured the names that start with the application
   * @param stagger between the starts of two sessions
   * @param here tells the names of those that run, or left something on the disk
   * @param most how many there may be
   */
  public SessionRequests(
      Set<String> configured, Duration stagger, Supplier<Set<String>> here, int most) {
    this.configured = Set.copyOf(configured);
    this.stagger = stagger;
    this.here = here;
    this.most = most;
  }

  /** The names of all sessions that the caller may reach; the rows are those that were created. */
  public SortedSet<String> names(List<Map<String, Object>> rows, Caller caller) {
    SortedSet<String> names = new TreeSet<>(configured);
    rows.forEach(row -> names.add((String) row.get("name")));
    names.removeIf(name -> !caller.reaches(name));
    return names;
  }

  /** Those of the rows that nobody else starts. */
  public List<String> toStart(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> (String) row.get("name"))
        .filter(name -> !configured.contains(name))
        .toList();
  }

  /** How many milliseconds lie between two starts. */
  public long stagger() {
    return stagger.toMillis();
  }

  /** Lets a session pass that there is; its row is null where it was not created. */
  public void requireKnown(String session, @Nullable Map<String, Object> row) {
    if (row == null && !configured.contains(session)) {
      throw notFound();
    }
  }

  /**
   * Lets a session pass of which there is anything.
   *
   * @param known 0 = it was not created, and has no queue; the default one can always be meant
   */
  public void requireAny(String session, int known) {
    if (known == 0 && !configured.contains(session) && !session.equals(SessionName.DEFAULT)) {
      throw notFound();
    }
  }

  /**
   * Whether there is such a session. Whoever only reads must not bring one into being.
   *
   * @param known as above
   */
  public boolean isThere(String session, int known) {
    return known != 0
        || configured.contains(session)
        || session.equals(SessionName.DEFAULT)
        || here.get().contains(session);
  }

  /**
   * Lets a session pass that is there, or for which there is room. The default one has a place of
   * its own.
   *
   * @param rows the names of those that were created or have a queue
   */
  public void requireRoom(String session, List<Map<String, Object>> rows) {
    Set<String> names = new TreeSet<>(configured);
    rows.forEach(row -> names.add((String) row.get("name")));
    names.addAll(here.get());
    names.remove(SessionName.DEFAULT);
    boolean isNew = !names.contains(session) && !session.equals(SessionName.DEFAULT);
    if (isNew && names.size() >= most - 1) {
      throw new InvalidRequestException(
          ErrorAnswer.of(
              409,
              new Problem(
                  "TOO_MANY_SESSIONS",
                  "There are as many sessions as siakoberpa.sessions.max allows; delete one, or raise it.",
                  "session")));
    }
  }

  private static InvalidRequestException notFound() {
    return InvalidRequestException.notFound(
        "SESSION_NOT_FOUND",
        "There is no session of that name; POST /api/v1/sessions makes one.",
        "session");
  }

  /** The session in the body. */
  public NewSession created(Exchange exchange) {
    Fields fields = new Fields(Json.object(IncomingRequest.of(exchange).body()));
    fields.onlyKnown(Set.of("name", "label", "autostart", "start"));
    String name = fields.text("name", false);
    if ((name == null || !NEW_NAME.matcher(name).matches() || name.equals(SANDBOX))
        && !fields.hasProblem("name")) {
      fields.wrong(
          "name",
          "NAME_INVALID",
          "It must have 1 to 40 small letters, digits, _ and -, begin with a letter or digit, and not be sandbox or null.");
    }
    String label = label(fields);
    boolean autostart = fields.flag("autostart").orElse(true);
    boolean start = fields.flag("start").orElse(true);
    fields.check();
    if (name == null || configured.contains(name)) {
      throw SessionViews.exists();
    }
    return new NewSession(name, label, autostart, start);
  }

  /** What the body changes about the session. */
  public SessionChange change(Exchange exchange, String session) {
    Fields fields = new Fields(Json.object(IncomingRequest.of(exchange).body()));
    fields.onlyKnown(Set.of("label", "autostart"));
    String label = label(fields);
    Optional<Boolean> autostart = fields.flag("autostart");
    fields.check();
    if (autostart.isPresent() && configured.contains(session)) {
      throw ofConfiguration("autostart");
    }
    return new SessionChange(
        fields.all().has("label") ? 1 : 0, label, autostart.map(yes -> yes ? 1 : 0).orElse(null));
  }

  /** How the session is to go, by the query. */
  public SessionDeletion deletion(Exchange exchange, String session) {
    IncomingRequest request = IncomingRequest.of(exchange);
    boolean force = flag(request, "force", false);
    boolean logout = flag(request, "logout", true);
    if (configured.contains(session)) {
      throw ofConfiguration(null);
    }
    return new SessionDeletion(force, logout);
  }

  private static @Nullable String label(Fields fields) {
    String label = fields.text("label", false);
    if (label != null && label.length() > MAX_LABEL) {
      fields.wrong(
          "label",
          "LABEL_INVALID",
          "It must not be longer than %d characters.".formatted(MAX_LABEL));
    }
    return label == null || label.isBlank() ? null : label;
  }

  private static boolean flag(IncomingRequest request, String name, boolean otherwise) {
    String value = request.query(name).orElse(Boolean.toString(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      throw InvalidRequestException.of(
          new Problem(Fields.codeOf(name) + "_INVALID", "It must be true or false.", name));
    }
    return value.equals("true");
  }

  private static InvalidRequestException ofConfiguration(@Nullable String field) {
    return new InvalidRequestException(
        ErrorAnswer.of(
            409,
            new Problem(
                "SESSION_CONFIGURED",
                "It starts because camel.component.whatsapp-web.sessions names it; change that instead.",
                field)));
  }
}
