package io.github.siakoberpa.http;

import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.queue.MessageContent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, beyond a plain text, in the fields of a request. Problems are noted with the
 * fields. Used by one thread.
 */
final class ContentFields {
  /** The fields that each type knows besides those of all messages. */
  private static final Map<String, Set<String>> BY_TYPE =
      Map.ofEntries(
          Map.entry("text", Set.of("text", "media", "caption", "linkPreview")),
          Map.entry("reply", Set.of("text", "linkPreview")),
          Map.entry("image", Set.of("text", "media", "caption", "viewOnce")),
          Map.entry("video", Set.of("text", "media", "caption", "gif")),
          Map.entry("audio", Set.of("media")),
          Map.entry("voice", Set.of("media")),
          Map.entry("document", Set.of("text", "media", "caption")),
          Map.entry("sticker", Set.of("media")),
          Map.entry("location", Set.of("latitude", "longitude", "name", "address")),
          Map.entry("contact", Set.of("name", "phone")),
          Map.entry("poll", Set.of("question", "answers", "selectable")),
          Map.entry("reaction", Set.of("targetId", "emoji")),
          Map.entry("edit", Set.of("targetId", "text")),
          Map.entry("delete", Set.of("targetId")));

  private static final Set<String> WITH_CAPTION = Set.of("image", "video", "document");
  private static final Set<String> WITH_FILE =
      Set.of("image", "video", "audio", "voice", "document", "sticker");
  private static final Map<String, String> FAMILIES =
      Map.of(
          "image", "image/", "video", "video/", "audio", "audio/", "voice", "audio/", "sticker",
          "image/");
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{8,64}");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d{5,20}");
  private static final Pattern PERSON = Pattern.compile("\\d{5,20}@(c\\.us|lid)");
  private static final int MAX_SHORT = 1_000;
  private static final int MAX_ANSWERS = 12;
  private static final int MAX_MENTIONS = 1_000;

  private final Fields fields;
  private final String textName;
  private final Function<MediaField, @Nullable KeptMedia> kept;
  private final Map<String, Object> content = new LinkedHashMap<>();

  /**
   * Of the fields.
   *
   * @param textName what the text is called in problems
   * @param kept the file that a request names; null = there is none
   */
  ContentFields(Fields fields, String textName, Function<MediaField, @Nullable KeptMedia> kept) {
    this.fields = fields;
    this.textName = textName;
    this.kept = kept;
  }

  /**
   * The fields that a message of the type may have; those of a text, when there is no such type.
   */
  static Set<String> known(@Nullable String type) {
    return BY_TYPE.getOrDefault(type == null ? "text" : type, Set.of("text"));
  }

  /** The fields of all types. */
  static Set<String> known() {
    Set<String> all = new HashSet<>();
    BY_TYPE.values().forEach(all::addAll);
    return all;
  }

  /**
   * The content.
   *
   * @param type what the request says it is; null = nothing
   * @param text its text; null = none
   * @return null = a plain text, or something wrong
   */
  @Nullable MessageContent read(@Nullable String type, @Nullable String text) {
    MediaField media = MediaField.of(fields);
    KeptMedia file = media == null ? null : file(media);
    if (media != null && file == null) {
      return null;
    }
    String kind = kind(type, media, file);
    if (!BY_TYPE.containsKey(kind)) {
      fields.wrong(
          type == null ? MediaField.NAME : "type",
          "TYPE_INVALID",
          "It must be one of "
              + String.join(", ", BY_TYPE.keySet().stream().sorted().toList())
              + ".");
      return null;
    }
    checkText(kind, text);
    return read(kind, text, media, file);
  }

  private @Nullable MessageContent read(
      String kind, @Nullable String text, @Nullable MediaField media, @Nullable KeptMedia file) {
    switch (kind) {
      case "text", "reply" -> put("text", text);
      case "location" -> location();
      case "contact" -> contact();
      case "poll" -> poll();
      case "reaction" -> reaction();
      case "edit", "delete" -> {
        target();
        put("text", text);
      }
      default -> putFile(kind, text, media, file);
    }
    boolean plain = kind.equals("text");
    options(kind.equals("reply"));
    return plain && content.size() <= 1
        ? null
        : new MessageContent(plain || kind.equals("reply") ? "text" : kind, content);
  }

  private String kind(@Nullable String type, @Nullable MediaField media, @Nullable KeptMedia file) {
    if (type != null && !(type.equals("text") && file != null)) {
      return type;
    }
    if (media == null || file == null) {
      return "text";
    }
    String asked = media.kind();
    if (asked != null) {
      String small = asked.strip().toLowerCase(Locale.ROOT);
      return WITH_FILE.contains(small) ? small : "";
    }
    String family = file.type().split("/", 2)[0];
    return Set.of("image", "video", "audio").contains(family) ? family : "document";
  }

  private @Nullable KeptMedia file(MediaField media) {
    KeptMedia file = kept.apply(media);
    if (file == null && media.id() != null) {
      fields.wrong(MediaField.NAME, "MEDIA_NOT_FOUND", "There is no such file.");
    } else if (file == null) {
      fields.wrong(
          MediaField.NAME,
          "MEDIA_ID_NEEDED",
          "Here a file is named by the id of POST /api/v1/media.");
    }
    return file;
  }

  private void checkText(String kind, @Nullable String text) {
    boolean blank = text == null || text.isBlank();
    boolean needed = kind.equals("text") || kind.equals("reply") || kind.equals("edit");
    if (needed && blank && !fields.hasProblem(textName)) {
      fields.wrong(textName, "MESSAGE_MISSING", "Say what the message says.");
    }
    if (!needed && !blank && !WITH_CAPTION.contains(kind)) {
      fields.wrong(textName, "TEXT_UNEXPECTED", "A message of this type has no text.");
    }
  }

  private void putFile(
      String kind, @Nullable String text, @Nullable MediaField media, @Nullable KeptMedia file) {
    if (media == null || file == null) {
      fields.wrong(MediaField.NAME, "MEDIA_MISSING", "A message of this type needs a file.");
      return;
    }
    String family = FAMILIES.get(kind);
    if (family != null && !file.type().startsWith(family)) {
      fields.wrong(
          MediaField.NAME,
          "MEDIA_TYPE_REFUSED",
          "The file must be %s*; a document may be anything.".formatted(family));
    }
    put(MessageContent.MEDIA, file.hash());
    put("mimeType", file.type());
    put("name", media.name() == null ? file.name() : shorter("name", media.name()));
    String caption =
        media.caption() == null
            ? shorter("caption", fields.text("caption", false))
            : media.caption();
    if (WITH_CAPTION.contains(kind)) {
      put("caption", caption == null ? text : caption);
    } else if (caption != null) {
      fields.wrong("caption", "TEXT_UNEXPECTED", "A message of this type has no text.");
    }
    flag(kind.equals("image"), "viewOnce");
    flag(kind.equals("video"), "gif");
  }

  private void location() {
    put("latitude", needed("latitude", fields.decimal("latitude", -90, 90)));
    put("longitude", needed("longitude", fields.decimal("longitude", -180, 180)));
    put("name", shorter("name", fields.text("name", false)));
    put("address", shorter("address", fields.text("address", false)));
  }

  private void contact() {
    put("name", shorter("name", fields.required("name", "NAME_MISSING")));
    String phone = fields.text("phone", true);
    if (phone == null || !PHONE.matcher(phone).matches()) {
      if (!fields.hasProblem("phone")) {
        fields.wrong(
            "phone", "PHONE_INVALID", "It must be a number in digits, with its country code.");
      }
      return;
    }
    put("phone", phone.replace("+", ""));
  }

  private void poll() {
    put("question", shorter("question", fields.required("question", "QUESTION_MISSING")));
    List<String> answers = fields.texts("answers", MAX_ANSWERS);
    if (!answers.isEmpty() && (answers.size() < 2 || Set.copyOf(answers).size() < answers.size())) {
      fields.wrong("answers", "ANSWERS_INVALID", "A poll has 2 to 12 different answers.");
    }
    put("answers", answers);
    Integer selectable = fields.integer("selectable", 0, Math.max(1, answers.size()));
    put("selectable", selectable == null ? 1 : selectable);
  }

  private void reaction() {
    target();
    put("emoji", needed("emoji", shorter("emoji", fields.text("emoji", false))));
  }

  private void target() {
    put("target", needed("targetId", id("targetId")));
  }

  /** How it is sent. */
  private void options(boolean answers) {
    String quoted = id("quotedId");
    put("quoted", answers ? needed("quotedId", quoted) : quoted);
    if (fields.all().hasNonNull("mentions")) {
      List<String> people = fields.texts("mentions", MAX_MENTIONS);
      if (!people.stream().allMatch(person -> PERSON.matcher(person).matches())) {
        fields.wrong(
            "mentions", "MENTIONS_INVALID", "Those mentioned are written <digits>@c.us or @lid.");
      }
      put("mentions", people);
    }
    flag(true, "linkPreview");
  }

  private void flag(boolean known, String name) {
    if (known && fields.flag(name).orElse(false)) {
      put(name, true);
    }
  }

  private @Nullable String id(String name) {
    String id = fields.text(name, false);
    if (id != null && !ID.matcher(id).matches()) {
      fields.wrong(
          name, Fields.codeOf(name) + "_INVALID", "It must be the id of a message, such as 3EB0….");
      return null;
    }
    return id;
  }

  private <T> @Nullable T needed(String name, @Nullable T value) {
    if (value == null && !fields.hasProblem(name)) {
      fields.wrong(name, Fields.codeOf(name) + "_MISSING", "It is needed.");
    }
    return value;
  }

  private @Nullable String shorter(String name, @Nullable String text) {
    if (text != null && text.length() > MAX_SHORT) {
      fields.wrong(
          name,
          Fields.codeOf(name) + "_INVALID",
          "It must not be longer than %d characters.".formatted(MAX_SHORT));
    }
    return text;
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      content.put(name, value);
    }
  }
}
