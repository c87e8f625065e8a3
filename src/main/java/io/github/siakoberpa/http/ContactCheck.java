package io.github.siakoberpa.http;

import java.util.List;

/** Numbers that WhatsApp is asked about, one after the other. Confined to its exchange. */
public final class ContactCheck {
  private final List<CheckedNumber> numbers;
  private boolean silent;

  ContactCheck(List<CheckedNumber> numbers) {
    this.numbers = List.copyOf(numbers);
  }

  /** In the order in which they were asked for. */
  public List<CheckedNumber> numbers() {
    return numbers;
  }

  boolean asks(CheckedNumber number) {
    return !silent && number.chatId() != null;
  }

  /** Each number that follows would cost the caller another deadline. */
  void fellSilent() {
    silent = true;
  }
}
