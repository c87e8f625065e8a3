package io.github.siakoberpa;

import io.github.siakoberpa.incoming.IncomingBeans;
import io.github.siakoberpa.incoming.OptOutReplies;
import io.github.siakoberpa.incoming.OptOutWords;
import io.github.siakoberpa.incoming.StoreMode;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;

/**
 * Gives one Camel context what the routes of incoming messages look up. Used once, by the starting
 * thread.
 */
final class IncomingWiring {
  private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "id", "pt");
  private static final String START = "siakoberpa.opt-out.start-words.";

  private final Settings settings;
  private final Clock clock;
  private final CamelContext context;

  IncomingWiring(Settings settings, Clock clock, CamelContext context) {
    this.settings = settings;
    this.clock = clock;
    this.context = context;
  }

  /** The database and the files must be bound already. */
  void bind() throws Exception {
    settings.flag("siakoberpa.incoming");
    StoreMode mode =
        StoreMode.of(settings.oneOf("siakoberpa.incoming.store", "off", "messages", "files"));
    IncomingBeans.bind(
        context,
        mode,
        settings.duration("siakoberpa.retention.incoming"),
        words(),
        new OptOutReplies(
            settings.text("siakoberpa.opt-out.stop-answer"),
            settings.text("siakoberpa.opt-out.start-answer")),
        clock);
  }

  private OptOutWords words() {
    try {
      return new OptOutWords(
          ofAllLanguages("siakoberpa.opt-out.stop-words."), ofAllLanguages(START));
    } catch (IllegalArgumentException e) {
      throw StartException.senseless(
          START + "*", "must not have the word '%s' of stop-words.".formatted(e.getMessage()));
    }
  }

  private List<String> ofAllLanguages(String key) {
    return LANGUAGES.stream()
        .map(language -> settings.list(key + language))
        .flatMap(List::stream)
        .toList();
  }
}
