package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "\"text\"",
        "5",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{a:1}",
        "{\"a\":1,}"
      })
  void only_one_object_without_doubt_is_read(String text) {
    refused(text);
  }

  @Test
  void a_nest_without_end_is_refused() {
    refused("{\"a\":".repeat(50_000));
  }

  @Test
  void an_object_is_read() {
    assertThat(Json.object("{\"a\":1}".getBytes(StandardCharsets.UTF_8)).path("a").asInt())
        .isEqualTo(1);
  }

  private static void refused(String text) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> Json.object(text.getBytes(StandardCharsets.UTF_8)))
        .satisfies(
            e -> {
              assertThat(e.answer().status()).isEqualTo(400);
              assertThat(e.answer().problems().get(0).code()).isEqualTo("JSON_INVALID");
            });
  }
}
