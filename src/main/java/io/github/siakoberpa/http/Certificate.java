package io.github.siakoberpa.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * The certificate of the server and its key, as two files held them at one moment. Compared by
 * content.
 */
record Certificate(Buffer chain, Buffer key) {

  /**
   * Reads the files, and sees to it that they belong together: Java notices only when somebody
   * connects.
   *
   * @throws HttpDoorException when they do not, or cannot be read
   */
  static Certificate read(TlsFiles files, Vertx vertx) {
    Certificate read =
        new Certificate(
            file(files.certificates(), "siakoberpa.tls.certificates"),
            file(files.key(), "siakoberpa.tls.key"));
    read.check(vertx);
    return read;
  }

  PemKeyCertOptions options() {
    return new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
  }

  private void check(Vertx vertx) {
    try {
      KeyManager[] managers = options().getKeyManagerFactory(vertx).getKeyManagers();
      if (!Arrays.stream(managers).allMatch(Certificate::belongsTogether)) {
        throw new HttpDoorException(
            "siakoberpa.tls.key is not the key of the first certificate in siakoberpa.tls.certificates.");
      }
    } catch (HttpDoorException e) {
      throw e;
    } catch (Exception e) {
      throw new HttpDoorException(
          "siakoberpa.tls.certificates and siakoberpa.tls.key must be PEM files, the key without a password (%s)."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static boolean belongsTogether(KeyManager manager) {
    X509KeyManager keys = (X509KeyManager) manager;
    for (String type : new String[] {"RSA", "EC", "EdDSA"}) {
      String[] aliases = keys.getServerAliases(type, null);
      if (aliases != null && aliases.length > 0) {
        return belongTogether(
            keys.getPrivateKey(aliases[0]), keys.getCertificateChain(aliases[0])[0]);
      }
    }
    return false;
  }

  private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Buffer file(Path file, String setting) {
    try {
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new HttpDoorException(
          "%s names %s, which cannot be read.".formatted(setting, file.toAbsolutePath()), e);
    }
  }
}
