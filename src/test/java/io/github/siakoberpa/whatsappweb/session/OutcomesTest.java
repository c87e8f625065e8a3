package io.github.siakoberpa.whatsappweb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  @Test
  void answers_of_the_page_become_outcomes() {
    assertThat(send(Map.of("outcome", "sent", "ack", 2))).isEqualTo(new SendOutcome.Sent(2));
    assertThat(send(Map.of("outcome", "notSent", "code", "nack_463", "retryable", false)))
        .isEqualTo(new SendOutcome.NotSent("nack_463", false));
    assertThat(send(Map.of("outcome", "unknown", "code", "send_unconfirmed")))
        .isEqualTo(new SendOutcome.Unknown("send_unconfirmed"));
  }

  @Test
  void an_answer_that_makes_no_sense_is_doubt_not_failure() {
    assertThat(send(Map.of("outcome", "maybe")))
        .isEqualTo(new SendOutcome.Unknown("answer_unreadable"));
  }

  @Test
  void look_ups_tell_absent_pending_and_found_apart() {
    assertThat(lookUp(Map.of("lookUp", "absent"))).isEqualTo(new LookUpResult.Absent());
    assertThat(lookUp(Map.of("lookUp", "pending"))).isEqualTo(new LookUpResult.Pending());
    assertThat(lookUp(Map.of("lookUp", "found", "ack", -1))).isEqualTo(new LookUpResult.Found(-1));
  }

  @Test
  void a_look_up_that_failed_never_reads_as_absent() {
    assertThatThrownBy(() -> lookUp(Map.of("lookUp", "failed")))
        .isInstanceOfSatisfying(
            SessionException.class, e -> assertThat(e.getCode()).isEqualTo("look_up_failed"));
    assertThatThrownBy(() -> Outcomes.ofLookUp("demo", new CallEnd.Lost("page_lost")))
        .isInstanceOf(SessionException.class);
  }

  private static SendOutcome send(Map<?, ?> answer) {
    return Outcomes.ofSend(new CallEnd.Answered(answer));
  }

  private static LookUpResult lookUp(Map<?, ?> answer) {
    return Outcomes.ofLookUp("demo", new CallEnd.Answered(answer));
  }
}
