package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.media.MediaStore;
import io.github.siakoberpa.media.Received;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code media} of a message: an object, or an address as text, or a file of a form.
 *
 * @param type a media type such as {@code image/png}, or a kind such as {@code voice}; null = as
 *     the file says
 */
record MediaField(
    @Nullable String url,
    @Nullable String id,
    @Nullable String base64,
    @Nullable String type,
    @Nullable String name,
    @Nullable String caption) {
  static final String NAME = "media";

  /** What a form may call its file. */
  private static final Set<String> FILES = Set.of(NAME, "file");

  private static final Set<String> KNOWN = Set.of("url", "id", "base64", "type", "name", "caption");

  /** Whether the body has one. A field file is ours only as the file of a form. */
  static boolean isIn(Fields fields) {
    return fields.all().hasNonNull(NAME)
        || (fields.isForm() && fields.all().path("file").isObject());
  }

  /** One file, in a field of ours; no other is dropped in silence. */
  private static void checkFiles(Fields fields) {
    if (!fields.isForm()) {
      return;
    }
    int files = 0;
    for (Map.Entry<String, JsonNode> field : fields.all().properties()) {
      if (field.getValue().isObject() && (!FILES.contains(field.getKey()) || ++files > 1)) {
        fields.wrong(
            Fields.shown(field.getKey()),
            "FILE_UNEXPECTED",
            "A message takes one file, in the field media.");
      }
    }
  }

  /** What it says; null = it is not there, or wrong, which is noted. */
  static @Nullable MediaField of(Fields fields) {
    checkFiles(fields);
    JsonNode field = fields.all().get(NAME);
    if (field == null || field.isNull()) {
      return isIn(fields) ? new MediaField(null, null, null, null, null, null) : null;
    }
    if (field instanceof TextNode text) {
      return new MediaField(text.textValue(), null, null, null, null, null);
    }
    if (!(field instanceof ObjectNode object)) {
      fields.wrong(NAME, "MEDIA_INVALID", "It must be an object.");
      return null;
    }
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      JsonNode value = object.get(name);
      if (!KNOWN.contains(name)) {
        fields.wrong(
            NAME + "." + Fields.shown(name), "FIELD_UNKNOWN", "There is no such field here.");
      } else if (!value.isTextual() && !value.isNull()) {
        fields.wrong(NAME + "." + name, "MEDIA_INVALID", "It must be a text.");
      }
    }
    return new MediaField(
        text(object, "url"),
        text(object, "id"),
        text(object, "base64"),
        text(object, "type"),
        text(object, "name"),
        text(object, "caption"));
  }

  /**
   * Where the file is.
   *
   * @param uploaded the file that came with the request; null = none
   * @throws InvalidRequestException when that is nowhere, or in several places
   */
  MediaSource source(@Nullable Received uploaded) {
    long given = Stream.of(url, id, base64, uploaded).filter(one -> one != null).count();
    if (given != 1) {
      throw wrong("MEDIA_INVALID", "It must have one of url, id and base64.");
    }
    if (uploaded != null) {
      return new MediaSource.Uploaded(uploaded);
    }
    if (url != null) {
      return new MediaSource.Url(address(url), name);
    }
    if (base64 != null) {
      return new MediaSource.Base64(base64, name, mimeType());
    }
    if (!MediaStore.isHash(id)) {
      throw InvalidRequestException.notFound("MEDIA_NOT_FOUND", "There is no such file.", NAME);
    }
    return new MediaSource.Kept(String.valueOf(id));
  }

  /** The media type that it is said to have; null = it is not said. */
  @Nullable String mimeType() {
    return type != null && type.indexOf('/') >= 0 ? type : null;
  }

  /** The kind of message that it is meant for; null = it is not said. */
  @Nullable String kind() {
    return type != null && type.indexOf('/') < 0 ? type : null;
  }

  private static URI address(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw wrong("URL_INVALID", "It must begin with http:// or https://.");
    }
  }

  private static InvalidRequestException wrong(String code, String message) {
    return InvalidRequestException.of(new Problem(code, message, NAME));
  }

  private static @Nullable String text(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    return value == null || !value.isTextual() || value.textValue().isBlank()
        ? null
        : value.textValue();
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "MediaField[]";
  }
}
