package io.github.siakoberpa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SandboxTest {

  @Test
  void the_defaults_are_the_loopback_address_and_port_8090() {
    assertThat(SandboxOptions.defaults()).isEqualTo(new SandboxOptions("127.0.0.1", 8090));
  }

  @Test
  void only_loopback_will_do() {
    assertThatThrownBy(() -> new SandboxOptions("0.0.0.0", 0)).hasMessageContaining("loopback");
    assertThatThrownBy(() -> new SandboxOptions("127.0.0.1", 70_000)).hasMessageContaining("port");
  }

  @Test
  void it_tells_where_it_is() {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0))) {
      assertThat(sandbox.url()).hasToString("http://127.0.0.1:%d/".formatted(sandbox.port()));
    }
  }

  @Test
  void a_port_in_use_is_told_in_one_line() {
    try (Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0))) {
      SandboxOptions same = new SandboxOptions("127.0.0.1", sandbox.port());
      assertThatThrownBy(() -> Sandbox.start(same))
          .isInstanceOf(SandboxStartException.class)
          .hasMessage(
              "The sandbox cannot listen on 127.0.0.1:%d: the port is in use. Stop what uses it, or choose another port."
                  .formatted(sandbox.port()));
    }
  }

  @Test
  void a_closed_sandbox_leaves_its_port() {
    Sandbox sandbox = Sandbox.start(new SandboxOptions("127.0.0.1", 0));
    sandbox.close();
    Sandbox.start(new SandboxOptions("127.0.0.1", sandbox.port())).close();
  }

  @Test
  void every_script_in_the_folder_is_loaded_and_the_other_way_round()
      throws IOException, URISyntaxException {
    Path folder =
        Path.of(SandboxTest.class.getResource("/siakoberpa/sandbox/page/boot.js").toURI())
            .getParent();
    try (Stream<Path> files = Files.list(folder)) {
      List<String> scripts =
          files
              .map(Path::getFileName)
              .map(Path::toString)
              .filter(name -> name.endsWith(".js"))
              .map(name -> name.replace(".js", ""))
              .toList();
      assertThat(PageFiles.SCRIPTS).containsExactlyInAnyOrderElementsOf(scripts);
    }
  }
}
