package io.github.siakoberpa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Arrays;
import java.util.Optional;

/** What the sandbox can be told to do wrong, with the kind of value that each takes. */
enum Fault {
  /** Refuses sends with this code. */
  NACK("nack", Kind.NUMBER, false),
  /** Accepts each send so many milliseconds after it came in. */
  SEND_DELAY("sendDelayMs", Kind.NUMBER, false),
  /** Parks sends until released. */
  HOLD_SENDS("holdSends", Kind.FLAG, false),
  /** Accepts sends and never says so. */
  ACCEPT_THEN_DROP("acceptThenDrop", Kind.FLAG, false),
  /** Answers number checks with 503. */
  NUMBER_CHECK_DOWN("numberCheckDown", Kind.FLAG, false),
  /** Answers uploads and downloads of files with 503. */
  MEDIA_DOWN("mediaDown", Kind.FLAG, false),
  /** Numbers that are not on WhatsApp. */
  UNREGISTERED("unregistered", Kind.LIST, false),
  /** Breaks connections and refuses new ones. */
  OFFLINE("offline", Kind.FLAG, false),
  /** Asks for a passkey whoever scans a QR code, instead of linking the device. */
  PASSKEY("passkey", Kind.FLAG, false),
  /** Modules that the next load of the page does not show to clients. */
  MISSING_MODULES("missingModules", Kind.LIST, false),
  /** Accounts are addressed by LID. */
  LID("lid", Kind.FLAG, false),
  /** Another page took the session over. */
  CONFLICT("conflict", Kind.FLAG, true),
  /** The device is unlinked, for this reason. */
  LOGOUT("logout", Kind.TEXT, true),
  /** The page loads itself anew, as the real one does after an update. */
  RELOAD_PAGE("reloadPage", Kind.FLAG, true),
  /** The page's process dies. */
  CRASH_PAGE("crashPage", Kind.FLAG, true),
  /** The page's thread stands still until this is cleared. */
  HANG_PAGE("hangPage", Kind.FLAG, true);

  /** The kinds of values. */
  private enum Kind {
    FLAG("true or false") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isBoolean();
      }
    },
    NUMBER("a whole number above 0") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isInt() && value.intValue() > 0;
      }
    },
    TEXT("a text") {
      @Override
      boolean accepts(JsonNode value) {
        return value.isTextual() && value.textValue().matches("\\w[\\w -]{0,63}");
      }
    },
    LIST("a list of texts") {
      @Override
      boolean accepts(JsonNode value) {
        if (!value.isArray()) {
          return false;
        }
        for (JsonNode item : value) {
          if (!item.isTextual() || item.textValue().isBlank()) {
            return false;
          }
        }
        return true;
      }
    };

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    abstract boolean accepts(JsonNode value);
  }

  private final String field;
  private final Kind kind;
  private final boolean momentary;

  Fault(String field, Kind kind, boolean momentary) {
    this.field = field;
    this.kind = kind;
    this.momentary = momentary;
  }

  /** The name in JSON. */
  String field() {
    return field;
  }

  /** Whether it strikes once, unless told otherwise, instead of lasting until it is cleared. */
  boolean momentary() {
    return momentary;
  }

  /** How JSON shows that it is not set. */
  JsonNode none() {
    return switch (kind) {
      case FLAG -> BooleanNode.FALSE;
      case NUMBER -> IntNode.valueOf(0);
      case TEXT -> NullNode.getInstance();
      case LIST -> Json.array();
    };
  }

  /** The value, or empty if it clears the fault; refuses what is neither. */
  Optional<JsonNode> read(JsonNode value) {
    if (clears(value)) {
      return Optional.empty();
    }
    if (!kind.accepts(value)) {
      throw Refusal.badInput(
          "%s must be %s; false, 0, null or [] clears it".formatted(field, kind.words));
    }
    return Optional.of(value);
  }

  static Optional<Fault> named(String field) {
    return Arrays.stream(values()).filter(fault -> fault.field.equals(field)).findFirst();
  }

  private static boolean clears(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.booleanValue())
        || (value.isNumber() && value.doubleValue() == 0)
        || (value.isArray() && value.isEmpty());
  }
}
