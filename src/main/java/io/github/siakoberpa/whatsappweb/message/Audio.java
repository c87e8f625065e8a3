package io.github.siakoberpa.whatsappweb.message;

/**
 * A sound file, such as music.
 *
 * @param file the file
 */
public record Audio(MediaFile file) implements Media {
  /** Refuses a file that is no sound. */
  public Audio {
    file.requireFamily("audio/");
  }

  @Override
  public String toString() {
    return "Audio[" + file + "]";
  }
}
