package io.github.siakoberpa.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running stand-in for web.whatsapp.com: the page under {@code /?session=NAME}, the control door
 * and a phone to look at under {@code /sandbox/}. It keeps its links and messages in memory until
 * it is closed. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService requests;
  private final ScheduledExecutorService timer;
  private final World world;

  private Sandbox(HttpServer server, QrTiming timing) {
    this.server = server;
    this.requests = Executors.newCachedThreadPool(threads("sandbox-request-"));
    this.timer = Executors.newSingleThreadScheduledExecutor(threads("sandbox-timer-"));
    this.world = new World(Clock.systemUTC(), timer, timing);
    server.createContext("/", new SandboxRoutes(world).router());
    server.setExecutor(requests);
    server.start();
  }

  /**
   * Starts a sandbox; it listens when this returns.
   *
   * @throws SandboxStartException if it cannot listen there, for example because the port is in use
   */
  public static Sandbox start(SandboxOptions options) {
    return start(options, QrTiming.REAL);
  }

  /** The same with another rhythm of QR codes, so a test need not wait for minutes. */
  static Sandbox start(SandboxOptions options, QrTiming timing) {
    // Without it each answer waits up to 40 ms for a delayed acknowledgement, since head and body
    // are two packets.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return new Sandbox(
          HttpServer.create(new InetSocketAddress(options.host(), options.port()), 0), timing);
    } catch (BindException e) {
      throw new SandboxStartException(
          "The sandbox cannot listen on %s:%d: the port is in use. Stop what uses it, or choose another port."
              .formatted(options.host(), options.port()),
          e);
    } catch (IOException e) {
      throw new SandboxStartException(
          "The sandbox cannot listen on %s:%d: %s."
              .formatted(options.host(), options.port(), e.getMessage()),
          e);
    }
  }

  /** Where the page is, for example {@code http://127.0.0.1:8090/}. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Stops listening and forgets everything. Pages that are open see their connection break. */
  @Override
  public void close() {
    world.close();
    timer.shutdownNow();
    server.stop(0);
    requests.shutdownNow();
  }

  private static ThreadFactory threads(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
