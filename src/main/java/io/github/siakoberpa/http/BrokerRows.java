package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.broker.BrokerRules;
import io.github.siakoberpa.inbound.RowMessage;
import io.github.siakoberpa.inbound.RowProblem;
import io.github.siakoberpa.inbound.RowReading;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.media.MediaSource;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages of brokers, by the rules of requests. Thread-safe. */
public final class BrokerRows implements BrokerRules {
  /** A message that the broker gives again may have expired since; the queue knows it or not. */
  private static final Instant NOTHING_HAS_EXPIRED = Instant.MIN;

  private final RecipientParser recipients;

  /** Numbers are read by the parser. */
  public BrokerRows(RecipientParser recipients) {
    this.recipients = recipients;
  }

  @Override
  public @Nullable MediaSource mediaSource(ObjectNode fields) {
    try {
      return MessageRequests.source(new Fields(fields), null);
    } catch (InvalidRequestException e) {
      // read() says what is wrong with it.
      return null;
    }
  }

  @Override
  public RowReading read(ObjectNode fields, @Nullable KeptMedia file, String createdBy) {
    try {
      MediaSource source = MessageRequests.source(new Fields(fields), null);
      if (source != null && file == null) {
        throw InvalidRequestException.notFound(
            "MEDIA_NOT_FOUND", "There is no such file.", MediaField.NAME);
      }
      MessageLine reader = new MessageLine(recipients, NOTHING_HAS_EXPIRED, field -> file);
      return new RowMessage(reader.inFile(fields, createdBy));
    } catch (InvalidRequestException e) {
      Problem problem = e.answer().problems().get(0);
      return new RowProblem(problem.code(), problem.message(), problem.field());
    }
  }
}
