package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Whether the port is free, or ours already. */
public final class PortCheck implements Check {
  private final String name;
  private final String host;
  private final int port;
  private final String key;
  private final Optional<Instance> instance;

  /**
   * The check of one port.
   *
   * @param name its own
   * @param key the setting that names the port
   * @param instance who may have it
   */
  public PortCheck(String name, String host, int port, String key, Optional<Instance> instance) {
    this.name = name;
    this.host = host;
    this.port = port;
    this.key = key;
    this.instance = instance;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Finding look() {
    String where = host + ":" + port;
    if (port == 0) {
      return Finding.ok("any free one is taken");
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      try (ServerSocket free = new ServerSocket()) {
        free.bind(new InetSocketAddress(address, port), 1);
        return Finding.ok(where + " is free");
      }
    } catch (IOException e) {
      return taken(where, String.valueOf(e.getMessage()));
    }
  }

  private Finding taken(String where, String why) {
    Optional<ProcessHandle> holder = PortHolder.of(port);
    if (holder.isPresent() && instance.filter(i -> i.pid() == holder.get().pid()).isPresent()) {
      return Finding.ok(where + " is the running application's");
    }
    String who =
        holder
            .map(
                process ->
                    " is taken by process %d (%s)"
                        .formatted(process.pid(), process.info().command().orElse("unknown")))
            .orElse(" cannot be used: " + why);
    return Finding.wrong(where + who, "Stop that one, or set " + key + " to another.");
  }
}
