package io.github.siakoberpa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.siakoberpa.testclock.MutableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QrTicketsTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final QrTickets tickets = new QrTickets(new SecureRandom(), clock);

  @Test
  void a_ticket_is_good_for_five_minutes_and_one_session() {
    String ticket = tickets.issue("work");

    assertThat(tickets.verify(ticket))
        .isEqualTo(new QrTickets.Ticket("work", Duration.ofMinutes(5)));
    clock.advance(Duration.ofMinutes(4));
    assertThat(tickets.verify(ticket).left()).isEqualTo(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(1));
    isRefused(ticket);
  }

  @Test
  void a_ticket_of_another_start_or_one_that_was_changed_is_refused() {
    String ticket = tickets.issue("work");

    isRefused(new QrTickets(new SecureRandom(), clock).issue("work"));
    isRefused(ticket.substring(0, ticket.lastIndexOf('.') + 1));
    isRefused("eyJhbGciOiJub25lIn0" + ticket.substring(ticket.indexOf('.')));
    isRefused("x".repeat(5000));
    isRefused("");
  }

  private void isRefused(String ticket) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> tickets.verify(ticket))
        .satisfies(refusal -> assertThat(refusal.answer().status()).isEqualTo(401));
  }
}
