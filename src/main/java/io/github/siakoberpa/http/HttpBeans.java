package io.github.siakoberpa.http;

import io.github.siakoberpa.auth.AccessTokens;
import io.github.siakoberpa.auth.Accounts;
import io.github.siakoberpa.auth.CallerCache;
import io.github.siakoberpa.auth.Passwords;
import io.github.siakoberpa.contract.ContractDocument;
import io.github.siakoberpa.database.StorageWatch;
import io.github.siakoberpa.queue.QueueConfig;
import io.github.siakoberpa.queue.RecipientParser;
import io.github.siakoberpa.queue.Waits;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;

/** Everything of the HTTP door that the routes look up by name. */
public final class HttpBeans {
  private HttpBeans() {}

  /** Binds what logins and sessions need; the beans of the logins must be bound already. */
  public static void bind(
      Registry registry,
      RecipientParser recipients,
      Supplier<ProcessorFigures> processor,
      Clock clock) {
    registry.bind("requests", new Requests());
    registry.bind(
        "authentication",
        new Authentication(
            registry.lookupByNameAndType("accessTokens", AccessTokens.class),
            registry.lookupByNameAndType("callerCache", CallerCache.class)));
    registry.bind("readMessage", new ReadMessage(recipients, clock));
    registry.bind("queuedAnswer", new QueuedAnswer());
    registry.bind("jsonAnswer", new JsonAnswer());
    registry.bind("sessionAnswers", new SessionAnswers(processor, clock));
    QrTickets tickets = new QrTickets(new SecureRandom(), clock);
    registry.bind("qrTickets", tickets);
    registry.bind("qrAnswer", new QrAnswer(tickets));
    registry.bind("qrPage", new QrPage());
    registry.bind("httpErrors", new HttpErrors());
  }

  /** Binds what users and API keys need; the beans of the logins must be bound already. */
  public static void bindAccounts(Registry registry, Clock clock) {
    registry.bind(
        "accountRequests",
        new AccountRequests(
            registry.lookupByNameAndType("passwords", Passwords.class),
            registry.lookupByNameAndType("accounts", Accounts.class),
            clock));
    registry.bind("accountAnswers", new AccountAnswers());
  }

  /** Binds what shows the contract, and what holds requests against it. */
  public static void bindContract(Registry registry) {
    ContractDocument document = new ContractDocument();
    registry.bind("contractDocument", document);
    registry.bind("contract", new ContractStep(document));
    registry.bind("docsAnswer", new DocsAnswer());
  }

  /**
   * Binds what the sessions of the richer API need.
   *
   * @param sessions what requests about sessions say
   */
  public static void bindSessions(
      Registry registry, RecipientParser recipients, SessionRequests sessions) {
    registry.bind("sessionRequests", sessions);
    registry.bind("sessionViews", new SessionViews());
    registry.bind("contactRequests", new ContactRequests(recipients));
    registry.bind("contactAnswers", new ContactAnswers());
  }

  /**
   * Binds what the queue and its messages need; the beans of the database must be bound already.
   */
  public static void bindQueue(
      Registry registry, RecipientParser recipients, QueueConfig config, Waits waits, Clock clock) {
    registry.bind("jobAnswers", new JobAnswers(waits));
    registry.bind("queueRequests", new QueueRequests(clock));
    registry.bind("queueAnswers", new QueueAnswers(config));
    registry.bind("messageRequests", new MessageRequests(recipients, clock));
    registry.bind("messageAnswers", new MessageAnswers(waits));
    registry.bind("batchAnswers", new BatchAnswers());
    registry.bind(
        "statsAnswers",
        new StatsAnswers(registry.lookupByNameAndType("storageWatch", StorageWatch.class)));
  }
}
