package io.github.siakoberpa.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutWordsTest {
  private final OptOutWords words =
      new OptOutWords(List.of("STOP", "ARRÊT", "Darme de baja", "!"), List.of("START", "MULAI"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        " STOP. ",
        "Stop!!!",
        "*stop*",
        "ＳＴＯＰ",
        "arret",
        "Arrêt",
        "darme  de\nBAJA.",
        "stop 🙏"
      })
  void a_message_that_says_nothing_else_means_it(String text) {
    assertThat(words.meant(text)).as(text).hasValueSatisfying(m -> assertThat(m.stops()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stop it", "please stop", "stopp", "", "!!!", "🙏", "s top", "don't stop"})
  void anything_more_is_a_message_like_others(String text) {
    assertThat(words.meant(text)).as(text).isEmpty();
  }

  @Test
  void words_that_bring_people_back_do_not_stop() {
    assertThat(words.meant("mulai"))
        .hasValueSatisfying(
            meaning -> {
              assertThat(meaning.stops()).isFalse();
              assertThat(meaning.word()).as("as it is configured").isEqualTo("MULAI");
            });
  }

  @Test
  void one_word_cannot_mean_both() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OptOutWords(List.of("Stop"), List.of("stop!")))
        .withMessage("stop!");
  }

  @Test
  void a_long_text_is_not_even_looked_at() {
    assertThat(words.meant("stop" + " ".repeat(100))).isEmpty();
  }
}
