package io.github.siakoberpa.whatsappweb.message;

import org.jspecify.annotations.Nullable;

/**
 * A film.
 *
 * @param file the file
 * @param caption the text under it, or null
 * @param gif whether it is played silently and over and over
 */
public record Video(MediaFile file, @Nullable String caption, boolean gif) implements Media {
  /** Refuses a file that is no film. */
  public Video {
    file.requireFamily("video/");
  }

  @Override
  public String toString() {
    return "Video[" + file + "]";
  }
}
