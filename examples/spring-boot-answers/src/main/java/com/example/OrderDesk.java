package com.example;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers "status 123" from the orders of whoever asks, and of nobody else, and tells customers what
 * becomes of theirs.
 */
@Component
public class OrderDesk {
  private static final Pattern QUESTION =
      Pattern.compile("\\s*status\\s+(\\d{1,9})\\s*", Pattern.CASE_INSENSITIVE);

  private final JdbcClient database;
  private final ProducerTemplate routes;

  public OrderDesk(JdbcClient database, ProducerTemplate routes) {
    this.database = database;
    this.routes = routes;
  }

  /** The new state and the message about it: both, or neither. */
  @Transactional
  public void setState(int order, String state) {
    String customer =
        database
            .sql("UPDATE orders SET state = :state WHERE id = :id RETURNING customer")
            .param("state", state)
            .param("id", order)
            .query(String.class)
            .single();
    routes.sendBodyAndHeader(
        "direct:tell",
        "Your order %d is %s.".formatted(order, state),
        "CamelWhatsAppWebChatId",
        customer);
  }

  public String answer(String text, String customer) {
    Matcher question = QUESTION.matcher(text);
    if (!question.matches()) {
      return "Write \"status\" and the number of your order, for example: status 123";
    }
    int order = Integer.parseInt(question.group(1));
    return state(order, customer)
        .map(state -> "Your order %d is %s.".formatted(order, state))
        .orElse("You have no order %d.".formatted(order));
  }

  private Optional<String> state(int order, String customer) {
    return database
        .sql("SELECT state FROM orders WHERE id = :id AND customer = :customer")
        .param("id", order)
        .param("customer", customer)
        .query(String.class)
        .optional();
  }
}
