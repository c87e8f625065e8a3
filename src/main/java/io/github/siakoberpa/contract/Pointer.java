package io.github.siakoberpa.contract;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A place in the document.
 *
 * @param text a JSON pointer
 */
record Pointer(String text) {
  static final Pointer ROOT = new Pointer("");

  /** The place of that name inside this one. */
  Pointer to(String name) {
    return new Pointer(text + "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  /** The name of the place inside the one around it. */
  String last() {
    return compiled().last().getMatchingProperty();
  }

  /** The place around this one. */
  Pointer parent() {
    return new Pointer(text.substring(0, text.lastIndexOf('/')));
  }

  JsonPointer compiled() {
    return JsonPointer.compile(text);
  }
}
