package io.github.siakoberpa.whatsappweb.message;

/**
 * A voice note, as if it were spoken into the phone; phones expect Ogg with Opus.
 *
 * @param file the file
 */
public record VoiceNote(MediaFile file) implements Media {
  /** Refuses a file that is no sound. */
  public VoiceNote {
    file.requireFamily("audio/");
  }

  @Override
  public String toString() {
    return "VoiceNote[" + file + "]";
  }
}
