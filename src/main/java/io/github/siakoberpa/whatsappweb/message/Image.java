package io.github.siakoberpa.whatsappweb.message;

import org.jspecify.annotations.Nullable;

/**
 * A picture.
 *
 * @param file the file
 * @param caption the text under it, or null
 * @param viewOnce whether it can be looked at once only
 */
public record Image(MediaFile file, @Nullable String caption, boolean viewOnce) implements Media {
  /** Refuses a file that is no picture. */
  public Image {
    file.requireFamily("image/");
  }

  @Override
  public String toString() {
    return "Image[" + file + "]";
  }
}
