package io.github.siakoberpa.database;

/** Hears how far a copy is, on the thread that copies. */
@FunctionalInterface
public interface CopyProgress {
  /** So many of so many pages are copied. */
  void copied(int pages, int ofPages);
}
