package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir static Path folder;
  private static Vertx vertx;
  private static TlsFiles first;
  private static TlsFiles second;

  @BeforeAll
  static void makeKeys() throws Exception {
    vertx = Vertx.vertx();
    first = pem("first");
    second = pem("second");
  }

  @AfterAll
  static void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static TlsFiles pem(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-J-XX:TieredStopAtLevel=1")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    TlsFiles files = new TlsFiles(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    write(files.certificates(), "CERTIFICATE", keys.getCertificate("a").getEncoded());
    write(files.key(), "PRIVATE KEY", keys.getKey("a", "changeit".toCharArray()).getEncoded());
    return files;
  }

  private static void write(Path file, String type, byte[] content) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type));
  }

  private static void copy(TlsFiles from, TlsFiles to) throws Exception {
    Files.writeString(to.certificates(), Files.readString(from.certificates()));
    Files.writeString(to.key(), Files.readString(from.key()));
  }

  /** Whose certificate a client sees. */
  private static String seen(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    }
  }

  @Test
  void a_renewed_certificate_is_used_without_closing_the_port() throws Exception {
    TlsFiles files = new TlsFiles(folder.resolve("used.pem"), folder.resolve("used.key"));
    copy(first, files);
    Certificate certificate = Certificate.read(files, vertx);
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.options()))
            .requestHandler(request -> request.response().end())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    TlsReload reload = new TlsReload(files, vertx, certificate);
    assertThat(seen(server.actualPort())).isEqualTo("CN=first");

    Files.writeString(files.certificates(), Files.readString(second.certificates()));
    reload.look(server);
    assertThat(seen(server.actualPort())).as("half of the files is new").isEqualTo("CN=first");

    copy(second, files);
    reload.look(server);
    int port = server.actualPort();
    await().untilAsserted(() -> assertThat(seen(port)).isEqualTo("CN=second"));
  }

  @Test
  void files_that_make_no_sense_are_refused_with_their_settings() throws Exception {
    TlsFiles mixed = new TlsFiles(first.certificates(), second.key());
    assertThatExceptionOfType(HttpDoorException.class)
        .isThrownBy(() -> Certificate.read(mixed, vertx))
        .withMessageStartingWith("siakoberpa.tls.key is not the key");

    TlsFiles missing = new TlsFiles(first.certificates(), folder.resolve("nowhere"));
    assertThatExceptionOfType(HttpDoorException.class)
        .isThrownBy(() -> Certificate.read(missing, vertx))
        .withMessageStartingWith("siakoberpa.tls.key names ");

    Path garbage = Files.writeString(folder.resolve("garbage"), "secret thing");
    assertThatExceptionOfType(HttpDoorException.class)
        .isThrownBy(() -> Certificate.read(new TlsFiles(garbage, garbage), vertx))
        .withMessageContaining("must be PEM files")
        .withMessageNotContaining("secret thing");
  }

  /** A test trusts anybody. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
