package io.github.siakoberpa.doctor;

/** Whether WhatsApp, or what stands in for it, can be reached. */
public final class NetworkCheck implements Check {
  private final RemoteServer server;

  /** The check of that server. */
  public NetworkCheck(RemoteServer server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public Finding look() {
    RemoteServer.Answer answer = server.answer();
    if (answer instanceof RemoteServer.NotReached failed) {
      return Finding.wrong(
          "%s cannot be reached: %s".formatted(server.host(), failed.why()), failed.advice());
    }
    return Finding.ok(server.host() + " answers");
  }
}
