package io.github.siakoberpa.http;

import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** What callers learn of files. As a step, the file of variable media itself. Thread-safe. */
public final class MediaAnswers implements Processor {
  private final MediaStore store;

  /** Files come from the store. */
  public MediaAnswers(MediaStore store) {
    this.store = store;
  }

  /** What was kept. */
  public Map<String, @Nullable Object> kept(KeptMedia file) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", file.hash());
    answer.put("type", file.type());
    answer.put("size", file.size());
    answer.put("name", file.name());
    return answer;
  }

  /** What was deleted. */
  public Map<String, Object> deleted(String hash) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", hash);
    answer.put("deleted", true);
    return answer;
  }

  /** Never shown by a browser, whatever it holds. */
  @Override
  public void process(Exchange exchange) throws IOException {
    KeptMedia file = exchange.getVariable("media", KeptMedia.class);
    Message answer = exchange.getMessage();
    answer.setBody(open(file));
    answer.setHeader(Exchange.CONTENT_TYPE, file.type());
    answer.setHeader("Content-Disposition", "attachment" + fileName(file.name()));
  }

  private InputStream open(KeptMedia file) throws IOException {
    try {
      return Files.newInputStream(store.path(file.hash()));
    } catch (NoSuchFileException e) {
      throw new InvalidRequestException(
          ErrorAnswer.of(404, "MEDIA_NOT_FOUND", "There is no such file."));
    }
  }

  static String fileName(@Nullable String name) {
    return name == null
        ? ""
        : "; filename*=UTF-8''"
            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
