package io.github.siakoberpa.management;

/**
 * Where the management door listens.
 *
 * @param host an address or name of this machine
 * @param port 0 to 65535; 0 means any free one
 */
public record ManagementSettings(String host, int port) {}
