package io.github.siakoberpa.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.siakoberpa.outbound.OutboundException.Code;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  /** Addresses are written as they are, so nothing is asked of any server. */
  private static NameService answering(String... addresses) {
    return host -> {
      List<InetAddress> answer = new ArrayList<>();
      for (String address : addresses) {
        answer.add(InetAddress.getByName(address));
      }
      return answer;
    };
  }

  private static Code refusal(String uri, NameService names) {
    AddressGuard guard = new AddressGuard(false, names);
    OutboundException refusal =
        catchThrowableOfType(OutboundException.class, () -> guard.checked(URI.create(uri)));
    assertThat(refusal).as(uri).isNotNull();
    assertThat(refusal.getMessage()).as("it repeats nothing").doesNotContain("example");
    return refusal.code();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001::1",
        "2001:db8::1",
        "3fff::1"
      })
  void an_address_of_our_own_network_is_refused_in_whatever_form(String address) {
    assertThat(refusal("http://files.example/x", answering(address))).isEqualTo(Code.URL_FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "2606:4700::1111",
        "64:ff9b::101:101",
        "2002:101:101::1"
      })
  void an_address_of_the_open_internet_passes(String address) throws UnknownHostException {
    AddressGuard guard = new AddressGuard(false, answering(address));

    assertThat(guard.checked(URI.create("https://files.example/x")))
        .isEqualTo(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://2130706433/",
        "http://127.1/",
        "http://0/"
      })
  void an_address_in_numbers_is_no_way_around(String uri) {
    assertThat(refusal(uri, NameService.ofSystem())).isNotNull();
  }

  @Test
  void one_address_of_several_is_enough_to_refuse() {
    assertThat(refusal("http://files.example/", answering("1.1.1.1", "10.0.0.1")))
        .isEqualTo(Code.URL_FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://files.example/",
        "gopher://files.example/",
        "/x",
        "http:/x",
        "http://me:secret@files.example/",
        "http://me@files.example/"
      })
  void what_is_no_plain_web_address_is_refused(String uri) {
    assertThat(refusal(uri, answering("1.1.1.1"))).isEqualTo(Code.URL_INVALID);
  }

  @Test
  void an_intranet_may_be_allowed() {
    AddressGuard guard = new AddressGuard(true, answering("10.0.0.1"));

    assertThat(guard.checked(URI.create("http://files.example/"))).isNotNull();
  }
}
