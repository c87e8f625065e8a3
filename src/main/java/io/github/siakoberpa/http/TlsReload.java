package io.github.siakoberpa.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SSLOptions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a renewed certificate to use without closing the port. Files that make no sense,
 * half-written ones for example, change nothing. One look at a time.
 */
final class TlsReload {
  /** What is older is broken. */
  static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);

  private final TlsFiles files;
  private final Vertx vertx;
  private Certificate inUse;
  private String complaint = "";

  /** The files held that certificate when the server was opened. */
  TlsReload(TlsFiles files, Vertx vertx, Certificate inUse) {
    this.files = files;
    this.vertx = vertx;
    this.inUse = inUse;
  }

  /** Reads the files; blocks. */
  synchronized void look(HttpServer server) {
    try {
      Certificate now = Certificate.read(files, vertx);
      if (!now.equals(inUse)) {
        SSLOptions options = new SSLOptions().setKeyCertOptions(now.options());
        PROTOCOLS.forEach(options::addEnabledSecureTransportProtocol);
        server.updateSSLOptions(options).toCompletionStage().toCompletableFuture().join();
        inUse = now;
        LOG.info("The certificate of the HTTP server was renewed");
      }
      complaint = "";
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.equals(complaint)) {
        LOG.warn("The certificate of the HTTP server stays as it was: {}", message);
      }
      complaint = message;
    }
  }
}
