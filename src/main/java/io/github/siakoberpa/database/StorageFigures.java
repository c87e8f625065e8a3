package io.github.siakoberpa.database;

/**
 * How much room the database takes, and how much is left.
 *
 * @param databaseBytes of the file itself
 * @param walBytes of the log beside it, in which the newest commits are
 * @param pages of which the file consists
 * @param freePages of these, what deleted rows have left; they are used again before the file grows
 * @param freeDiskBytes what this process may still write to the disk
 */
public record StorageFigures(
    long databaseBytes, long walBytes, long pages, long freePages, long freeDiskBytes) {}
