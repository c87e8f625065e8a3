package io.github.siakoberpa.http;

import java.nio.file.Path;

/**
 * Where TLS comes from, as PEM.
 *
 * @param certificates the server's certificate, and those that vouch for it after it
 * @param key its private key, without a password
 */
public record TlsFiles(Path certificates, Path key) {}
