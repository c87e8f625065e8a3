package io.github.siakoberpa.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong, until it is cleared or the next test begins. Immutable and thread-safe; {@link
 * #times} and {@link #inSession} give another one.
 */
public final class SandboxFaults {

  private final SandboxDoor door;
  private final Map<String, Object> scope;

  SandboxFaults(SandboxDoor door) {
    this(door, Map.of());
  }

  private SandboxFaults(SandboxDoor door, Map<String, Object> scope) {
    this.door = door;
    this.scope = Map.copyOf(scope);
  }

  /** The next fault strikes so often, and is over. */
  public SandboxFaults times(int times) {
    return new SandboxFaults(door, with("times", times));
  }

  /** The next fault is for one session only. */
  public SandboxFaults inSession(String session) {
    return new SandboxFaults(door, with("session", session));
  }

  /** Messages are refused with WhatsApp's code, for example 463. */
  public void refuseSends(int code) {
    set("nack", code);
  }

  /** Messages are accepted so much later. */
  public void delaySends(Duration delay) {
    set("sendDelayMs", delay.toMillis());
  }

  /** The server takes messages and is silent, until {@link #releaseSends}. */
  public void holdSends() {
    set("holdSends", true);
  }

  /** What was held is accepted. */
  public void releaseSends() {
    set("holdSends", false);
  }

  /** These numbers are not on WhatsApp; {@code *} and {@code ?} stand for digits. */
  public void unregistered(String... numbers) {
    set("unregistered", List.of(numbers));
  }

  /** The connection is gone, or is back. */
  public void offline(boolean offline) {
    set("offline", offline);
  }

  /** The phone unlinks the devices, for a reason such as {@code user_initiated}. */
  public void logOut(String reason) {
    set("logout", reason);
  }

  /** The browser's page dies. */
  public void crashPage() {
    set("crashPage", true);
  }

  /**
   * Any fault that {@code POST /sandbox/faults} knows; false, 0, null or an empty list clears it.
   */
  public void set(String fault, Object value) {
    door.post("faults", with(fault, value));
  }

  private Map<String, Object> with(String field, Object value) {
    Map<String, Object> changed = new HashMap<>(scope);
    changed.put(field, value);
    return changed;
  }
}
