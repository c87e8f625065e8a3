package io.github.siakoberpa.whatsappweb.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What runs in every new document before WhatsApp Web does: wa-js as it comes from npm, and our own
 * layer. As init scripts they survive reloads, and WhatsApp's content security policy lets them in.
 */
final class PageScripts {
  private static final String LAYER = "/whatsapp-web/page-layer.js";
  private static final String MESSAGES = "/whatsapp-web/page-messages.js";
  private static final String CONTENT = "/whatsapp-web/page-content.js";
  private static final String INCOMING = "/whatsapp-web/page-incoming.js";
  private static final String DIRECTORY = "/whatsapp-web/page-directory.js";
  private static final String WA_JS = "/whatsapp-web/wa-js/wppconnect-wa.js";

  // By default wa-js reports to Google Analytics and asks third parties for previews of links.
  private static final String QUIET =
      "window.WPPConfig = {disableGoogleAnalytics: true, linkPreviewApiServers: [], poweredBy: '-'};";

  private PageScripts() {}

  /** The whole script; it does nothing in frames and on foreign origins. */
  static String all(String origin, @Nullable Path replacement, Deadlines deadlines) {
    String ours =
        """
        { const layer = (%s)({askMs: %d, flightMs: %d});
        if (layer) {
        const contents = (%s)(layer);
        const isSentHere = (%s)(layer, contents);
        (%s)(layer, contents);
        (%s)(layer, contents, isSentHere);
        } }"""
            .formatted(
                text(LAYER),
                deadlines.ask().toMillis(),
                deadlines.send().multipliedBy(2).toMillis(),
                text(CONTENT),
                text(MESSAGES),
                text(DIRECTORY),
                text(INCOMING));
    return "if (window.top === window && location.origin === '%s') { %s\n%s\n;%s }"
        .formatted(origin, QUIET, waJs(replacement), ours);
  }

  private static String waJs(@Nullable Path replacement) {
    try {
      return replacement == null ? text(WA_JS) : Files.readString(replacement);
    } catch (IOException e) {
      throw new SessionStartException("wa_js_unreadable", e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = PageScripts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new SessionStartException("wa_js_unreadable", null);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SessionStartException("wa_js_unreadable", e);
    }
  }
}
