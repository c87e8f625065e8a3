package io.github.siakoberpa.whatsappweb.message;

import org.jspecify.annotations.Nullable;

/**
 * Any file, sent as it is.
 *
 * @param file the file
 * @param caption the text under it, or null
 */
public record Document(MediaFile file, @Nullable String caption) implements Media {

  @Override
  public String toString() {
    return "Document[" + file + "]";
  }
}
