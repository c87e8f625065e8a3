package io.github.siakoberpa.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientParserTest {
  private final RecipientParser international = new RecipientParser(null);
  private final RecipientParser indonesian = new RecipientParser("id");

  @ParameterizedTest
  @CsvSource({
    "+1 415 555 2671, 14155552671@c.us",
    "14155552671, 14155552671@c.us",
    "+49 (170) 111-2223, 491701112223@c.us",
    "0049 170 1112223, 491701112223@c.us",
    "491701112223@c.us, 491701112223@c.us",
    "491701112223@s.whatsapp.net, 491701112223@c.us",
    "6281234567890, 6281234567890@c.us",
    "120363025246125244@g.us, 120363025246125244@g.us",
    "4917012345-1612345678@g.us, 4917012345-1612345678@g.us",
    "98765432101234@lid, 98765432101234@lid",
    "+52 55 1234 5678, 525512345678@c.us",
    "5215512345678@c.us, 525512345678@c.us",
    "+52 1 55 1234 5678, 525512345678@c.us",
    "+55 11 98765-4321, 5511987654321@c.us",
    "551187654321@s.whatsapp.net, 5511987654321@c.us",
    "+55 11 3876-5432, 551138765432@c.us",
  })
  void written_number_becomes_a_chat_and_is_kept_as_written(String written, String chat) {
    assertThat(international.parse(written)).isEqualTo(new Recipient(chat, written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "12345",
        "+1 415",
        "491701112223x",
        "00",
        "+",
        "1234567890123456",
        "9990000000000",
        "491701112223@example.org",
        "@c.us",
        "--"
      })
  void what_no_country_gives_out_is_refused(String written) {
    assertThat(international.parse(written))
        .isInstanceOfSatisfying(
            InvalidRecipient.class,
            invalid -> assertThat(invalid.code()).isEqualTo("NUMBER_INVALID"));
  }

  @Test
  void leading_zero_needs_a_country() {
    assertThat(international.parse("081234567890"))
        .isInstanceOfSatisfying(
            InvalidRecipient.class,
            invalid -> assertThat(invalid.code()).isEqualTo("NUMBER_NEEDS_COUNTRY"));
    assertThat(indonesian.parse("081234567890"))
        .isEqualTo(new Recipient("6281234567890@c.us", "081234567890"));
  }

  @Test
  void number_of_another_country_stays_what_it_is() {
    assertThat(indonesian.parse("+14155552671"))
        .isEqualTo(new Recipient("14155552671@c.us", "+14155552671"));
  }

  @Test
  void unknown_country_is_named_at_the_start() {
    assertThatThrownBy(() -> new RecipientParser("XX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("siakoberpa.numbers.default-country")
        .hasMessageContaining("XX");
  }
}
