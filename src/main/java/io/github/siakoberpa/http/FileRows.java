package io.github.siakoberpa.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.siakoberpa.inbound.RowMessage;
import io.github.siakoberpa.inbound.RowProblem;
import io.github.siakoberpa.inbound.RowReading;
import io.github.siakoberpa.inbound.RowRules;
import io.github.siakoberpa.media.KeptMedia;
import io.github.siakoberpa.queue.RecipientParser;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of files, by the rules of requests. Thread-safe. */
public final class FileRows implements RowRules {
  private final RecipientParser recipients;
  private final Clock clock;

  /** Numbers are read by the parser. */
  public FileRows(RecipientParser recipients, Clock clock) {
    this.recipients = recipients;
    this.clock = clock;
  }

  @Override
  public Set<String> fields() {
    return MessageLine.fieldsInFile();
  }

  @Override
  public List<RowReading> read(
      List<ObjectNode> rows, Map<String, KeptMedia> files, String createdBy) {
    MessageLine reader =
        new MessageLine(
            recipients,
            clock.instant(),
            field -> files.get(field.url() == null ? field.id() : field.url()));
    return rows.stream().map(row -> read(reader, row, createdBy)).toList();
  }

  private static RowReading read(MessageLine reader, ObjectNode row, String createdBy) {
    try {
      return new RowMessage(reader.inFile(row, createdBy));
    } catch (InvalidRequestException e) {
      Problem problem = e.answer().problems().get(0);
      return new RowProblem(problem.code(), problem.message(), problem.field());
    }
  }
}
