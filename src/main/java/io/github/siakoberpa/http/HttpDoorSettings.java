package io.github.siakoberpa.http;

import org.jspecify.annotations.Nullable;

/**
 * Where the HTTP server listens, and what it puts up with.
 *
 * @param host an address or name of this machine
 * @param port 0 to 65535; 0 means any free one
 * @param maxBodySize the longest request body in bytes
 * @param maxBatchSize the same for a batch of messages
 * @param limits what a connection may cost
 * @param callers what callers may do
 * @param tls null = plain HTTP
 */
public record HttpDoorSettings(
    String host,
    int port,
    long maxBodySize,
    long maxBatchSize,
    HttpLimits limits,
    CallerSettings callers,
    @Nullable TlsFiles tls) {}
