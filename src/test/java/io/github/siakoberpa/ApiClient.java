package io.github.siakoberpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.siakoberpa.contract.AnswerCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls a running application as its callers do, over HTTP. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "----siakoberpa-parts";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String token;
  private final boolean underContract;

  private ApiClient(URI base, String token, boolean underContract) {
    this.base = base;
    this.token = token;
    this.underContract = underContract;
  }

  /** One that nobody knows. */
  public static ApiClient to(int port) {
    return new ApiClient(URI.create("http://127.0.0.1:" + port), "", true);
  }

  /** One to another door, which the contract of the API says nothing about. */
  public static ApiClient toManagement(int port) {
    return new ApiClient(URI.create("http://127.0.0.1:" + port), "", false);
  }

  /** The same with an access token; none when it is empty. */
  public ApiClient as(String accessToken) {
    return new ApiClient(base, accessToken, underContract);
  }

  /** The same, logged in as the administrator of {@link TestApplication}. */
  public ApiClient loggedIn() {
    return as(login().text("accessToken"));
  }

  /** The answer to a login as the administrator of {@link TestApplication}. */
  public Answer login() {
    return post(
        "/api/auth/login",
        "{\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(TestApplication.EMAIL, TestApplication.PASSWORD));
  }

  /** Header names and values follow the path in turn. */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Posts JSON; header names and values follow in turn. */
  public Answer post(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send("POST", path, BodyPublishers.ofString(json), all);
  }

  /** Posts a form as a browser does. */
  public Answer postForm(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** Posts the same fields as parts. */
  public Answer postParts(String path, Map<String, String> fields) {
    String parts =
        fields.entrySet().stream()
            .map(field -> part("name=\"" + field.getKey() + "\"", field.getValue()))
            .collect(Collectors.joining());
    return postParts(path, parts);
  }

  /** Posts parts that are written out already. */
  public Answer postParts(String path, String parts) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(parts + "--" + BOUNDARY + "--\r\n"),
        "Content-Type",
        "multipart/form-data; boundary=" + BOUNDARY);
  }

  /** One part, with what its header says beyond form-data. */
  public static String part(String disposition, String content) {
    return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, disposition, content);
  }

  /** Any request. */
  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      Answer answer = new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
      if (underContract) {
        requireAsDocumented(method, answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whatever a test is about, its answers are as the contract says. */
  private static void requireAsDocumented(String method, Answer answer) {
    String path = answer.response().uri().getRawPath();
    boolean preflight = method.equals("OPTIONS");
    if (!preflight && (path.startsWith("/api/") || path.startsWith("/docs"))) {
      assertThat(
              AnswerCheck.complaints(
                  method,
                  path,
                  answer.status(),
                  answer.header("Content-Type").orElse(""),
                  answer.response().body()))
          .as("What the contract has against %s %s: %s", method, path, answer)
          .isEmpty();
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<byte[]> response) {
    /** The HTTP status. */
    public int status() {
      return response.statusCode();
    }

    /** The body as text. */
    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + body(), e);
      }
    }

    /** A text field of the JSON body; empty when it is missing. */
    public String text(String field) {
      return json().path(field).asText();
    }

    /** The status and the body, for the words of a test that fails. */
    @Override
    public String toString() {
      return status() + " " + body();
    }

    /** A header. */
    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }
}
