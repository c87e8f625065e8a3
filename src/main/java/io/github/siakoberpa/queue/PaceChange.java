package io.github.siakoberpa.queue;

import java.util.List;

/** What becomes of a wish to change the pace of a session. */
public sealed interface PaceChange {

  /** Whether it makes sense, for the routes. */
  boolean accepted();

  /** The session has this pace from now on. */
  record Changed(String session, PaceProfile profile) implements PaceChange {
    @Override
    public boolean accepted() {
      return true;
    }
  }

  /**
   * Nothing is changed.
   *
   * @param complaints why, at least one
   */
  record Refused(List<Complaint> complaints) implements PaceChange {
    public Refused {
      complaints = List.copyOf(complaints);
    }

    @Override
    public boolean accepted() {
      return false;
    }
  }

  /**
   * What is wrong with one field.
   *
   * @param field as the caller named it
   * @param known whether there is such a field
   * @param message for a person
   */
  record Complaint(String field, boolean known, String message) {}
}
