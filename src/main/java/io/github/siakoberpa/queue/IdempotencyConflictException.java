package io.github.siakoberpa.queue;

/** An idempotency key came again with another message; nothing was queued. */
public final class IdempotencyConflictException extends RuntimeException {
  private final String jobId;

  /** The key belongs to that job. */
  public IdempotencyConflictException(String jobId) {
    super("The idempotency key was used for another message (job %s).".formatted(jobId));
    this.jobId = jobId;
  }

  /** The job that the key belongs to. */
  public String jobId() {
    return jobId;
  }
}
