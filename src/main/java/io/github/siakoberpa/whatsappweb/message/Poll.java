package io.github.siakoberpa.whatsappweb.message;

import java.util.HashSet;
import java.util.List;

/**
 * A question with answers to choose from.
 *
 * @param question the question
 * @param answers 2 to 12 different answers
 * @param selectable how many of them one person may choose; 0 for as many as they like
 */
public record Poll(String question, List<String> answers, int selectable)
    implements OutgoingMessage {
  private static final int MOST_ANSWERS = 12;

  /** Refuses what phones would not show. */
  public Poll {
    answers = List.copyOf(answers);
    if (question.isBlank()) {
      throw new IllegalArgumentException("A poll needs a question");
    }
    int different = new HashSet<>(answers).size();
    if (different < 2 || different > MOST_ANSWERS || different < answers.size()) {
      throw new IllegalArgumentException("A poll has 2 to 12 different answers");
    }
    if (selectable < 0 || selectable > answers.size()) {
      throw new IllegalArgumentException("selectable is 0 to the number of answers");
    }
  }

  @Override
  public String toString() {
    return "Poll[" + answers.size() + " answers]";
  }
}
