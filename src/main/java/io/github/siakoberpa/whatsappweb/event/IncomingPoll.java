package io.github.siakoberpa.whatsappweb.event;

import java.util.List;

/**
 * A poll that somebody asks.
 *
 * @param question the question
 * @param answers what can be chosen
 * @param selectable how many of them one person may choose; 0 for as many as they like
 */
public record IncomingPoll(String question, List<String> answers, int selectable) {
  /** Made once, changed never. */
  public IncomingPoll {
    answers = List.copyOf(answers);
  }

  @Override
  public String toString() {
    return "IncomingPoll[" + answers.size() + " answers]";
  }
}
