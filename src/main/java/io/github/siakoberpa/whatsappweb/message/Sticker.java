package io.github.siakoberpa.whatsappweb.message;

/**
 * A sticker; phones expect WebP of 512 by 512 pixels.
 *
 * @param file the file
 */
public record Sticker(MediaFile file) implements Media {
  /** Refuses a file that is no picture. */
  public Sticker {
    file.requireFamily("image/");
  }

  @Override
  public String toString() {
    return "Sticker[" + file + "]";
  }
}
