package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorSettingsTest {
  private static final String HOST = "camel.server.host";
  private static final String MANAGEMENT_PORT = "siakoberpa.management.port";

  private static Settings with(String... pairs) {
    Settings settings = Settings.load(Path.of("nowhere"), Map.of(), Map.of());
    for (int i = 0; i < pairs.length; i += 2) {
      settings = settings.with(Map.of(pairs[i], pairs[i + 1]));
    }
    return settings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "::ffff:192.0.2.7"})
  void nobody_listens_in_the_open_by_accident(String host) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> DoorSettings.http(with(HOST, host)))
        .withMessageStartingWith("camel.server.host is " + host)
        .withMessageContainingAll("siakoberpa.tls.certificates", "siakoberpa.http.insecure=true");
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> DoorSettings.management(with("siakoberpa.management.host", host)))
        .withMessageStartingWith("siakoberpa.management.host is " + host);
  }

  @Test
  void tls_or_an_explicit_word_opens_it() {
    assertThat(
            DoorSettings.http(
                    with(
                        HOST,
                        "0.0.0.0",
                        "siakoberpa.tls.certificates",
                        "c.pem",
                        "siakoberpa.tls.key",
                        "/k.pem"))
                .tls()
                .key())
        .isEqualTo(Path.of("/k.pem"));
    assertThat(DoorSettings.http(with(HOST, "0.0.0.0", "siakoberpa.http.insecure", "true")).tls())
        .isNull();
    assertThat(DoorSettings.http(with(HOST, "::1")).host()).isEqualTo("::1");
  }

  @Test
  void a_certificate_without_its_key_is_refused() {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> DoorSettings.http(with("siakoberpa.tls.certificates", "c.pem")))
        .withMessageEndingWith("belong together: set both, or neither.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "app.example.org", "https://a.example/", "https://a/x"})
  void what_is_no_origin_is_refused(String origin) {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> DoorSettings.http(with("siakoberpa.http.cors-origins", origin)))
        .withMessageStartingWith("siakoberpa.http.cors-origins must be origins");
  }

  @Test
  void the_management_door_is_the_next_one_or_none() {
    assertThat(DoorSettings.management(with()).port()).isEqualTo(8081);
    assertThat(DoorSettings.management(with("camel.server.port", "0")).port()).isZero();
    assertThat(DoorSettings.management(with(MANAGEMENT_PORT, "9100")).port()).isEqualTo(9100);
    assertThat(DoorSettings.management(with(MANAGEMENT_PORT, "off"))).isNull();
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> DoorSettings.management(with(MANAGEMENT_PORT, "on")))
        .withMessageStartingWith(MANAGEMENT_PORT);
  }
}
