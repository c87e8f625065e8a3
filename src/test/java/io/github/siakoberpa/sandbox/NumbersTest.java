package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4915112345678",
        "+49 1511 2345678",
        "+49 (1511) 234-5678",
        "4915112345678@c.us",
        "4915112345678@s.whatsapp.net"
      })
  void a_phone_number_is_understood_as_people_write_it(String written) {
    assertThat(Numbers.phone("phone", written)).isEqualTo("4915112345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0151123456",
        "12345",
        "1234567890123456",
        "4915112345678@lid",
        "49151x2345678"
      })
  void what_is_no_phone_number_is_refused(String written) {
    assertThatThrownBy(() -> Numbers.phone("phone", written)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4915112345678", "6281234567890", "1234567"})
  void a_lid_hides_its_number_and_leads_back_to_it(String phone) {
    String lid = Numbers.lidOfPhone(phone);

    assertThat(lid).matches("2\\d+@lid").doesNotContain(phone);
    assertThat(Numbers.phoneWid(lid)).isEqualTo(phone + "@c.us");
  }

  @Test
  void ids_of_other_kinds_are_left_alone() {
    assertThat(Numbers.phoneWid("120363000000000001@g.us")).isEqualTo("120363000000000001@g.us");
    assertThat(Numbers.phoneWid("987654321@lid")).isEqualTo("987654321@lid");
  }
}
