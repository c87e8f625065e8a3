package io.github.siakoberpa.media;

import io.github.siakoberpa.whatsappweb.NotSentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The last step before the target: a message that names a kept file gets it, as the field {@code
 * content}. Others pass as they are. Thread-safe.
 */
public final class MediaContent implements Processor {
  private final MediaStore store;

  /** Files come from the store. */
  public MediaContent(MediaStore store) {
    this.store = store;
  }

  /**
   * Puts the file into the map that is the body.
   *
   * @throws NotSentException when the file is gone, which no further try would change
   */
  @Override
  public void process(Exchange exchange) throws NotSentException {
    if (exchange.getMessage().getBody() instanceof Map<?, ?> fields
        && fields.get("media") instanceof String hash) {
      Path file = store.path(hash);
      if (!Files.isRegularFile(file)) {
        throw new NotSentException("media_missing", false);
      }
      Map<Object, Object> all = new HashMap<>(fields);
      all.remove("media");
      all.put("content", file);
      exchange.getMessage().setBody(all);
    }
  }
}
