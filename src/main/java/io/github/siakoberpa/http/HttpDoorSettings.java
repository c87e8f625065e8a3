package io.github.siakoberpa.http;

/**
 * Where the HTTP server listens.
 *
 * @param host an address or name of this machine
 * @param port 0 to 65535; 0 means any free one
 * @param maxBodySize the longest request body in bytes
 * @param maxBatchSize the same for a batch of messages
 */
public record HttpDoorSettings(String host, int port, long maxBodySize, long maxBatchSize) {}
