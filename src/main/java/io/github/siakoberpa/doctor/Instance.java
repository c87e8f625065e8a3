package io.github.siakoberpa.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * An application that said it runs.
 *
 * @param pid its process
 * @param url where it serves requests
 * @param management where its management door is on this machine, or null where there is none
 */
public record Instance(long pid, URI url, @Nullable URI management) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String LIVE = "health/live";
  private static final String HEALTH = "api/health";

  /**
   * Whether there is another process of that number. In containers it is easily our own, since they
   * all count from one.
   */
  public boolean alive() {
    return pid != ProcessHandle.current().pid()
        && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Whether it says that it is well; blocks for some seconds at most. */
  public boolean answers() {
    return (management != null && answers(management.resolve(LIVE)))
        || answers(url.resolve(HEALTH));
  }

  private static boolean answers(URI health) {
    try {
      HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (SSLException e) {
      // A certificate of its own, which nobody here knows: but somebody answers.
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
