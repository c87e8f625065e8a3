package io.github.siakoberpa.media;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a request says that its file is. */
public sealed interface MediaSource {
  /**
   * Behind an address.
   *
   * @param name what to call it; null = as the address does
   */
  record Url(URI address, @Nullable String name) implements MediaSource {
    /** Without the address, which may be a secret. */
    @Override
    public String toString() {
      return "Url[]";
    }
  }

  /**
   * In the request, as text.
   *
   * @param name what to call it; null = nothing
   * @param type what it is said to be; null = it is not said
   */
  record Base64(String text, @Nullable String name, @Nullable String type) implements MediaSource {
    /** Without the file. */
    @Override
    public String toString() {
      return "Base64[]";
    }
  }

  /** It came with the request, and is on the disk. */
  record Uploaded(Received file) implements MediaSource {}

  /** It lies on this machine, where somebody put it to be sent, and stays there. */
  record OnDisk(Path file) implements MediaSource {
    /** Without its name. */
    @Override
    public String toString() {
      return "OnDisk[]";
    }
  }

  /**
   * A route hands it over; it is read to its end and closed.
   *
   * @param name what to call it; null = nothing
   * @param type what it is said to be; null = it is not said
   */
  record Stream(InputStream in, @Nullable String name, @Nullable String type)
      implements MediaSource {
    /** Without its name. */
    @Override
    public String toString() {
      return "Stream[]";
    }
  }

  /** It is kept already, under that id. */
  record Kept(String hash) implements MediaSource {}
}
