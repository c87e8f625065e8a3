package io.github.siakoberpa.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that a phone wrote to us.
 *
 * @param id WhatsApp's raw id of it
 * @param sha256 of its file in hex, or empty
 */
public record PhoneMessage(String id, String sha256) {

  static PhoneMessage of(JsonNode json) {
    return new PhoneMessage(json.path("id").asText(), json.path("sha256").asText());
  }
}
