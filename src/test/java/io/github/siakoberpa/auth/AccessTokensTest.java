package io.github.siakoberpa.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.github.siakoberpa.auth.NotAuthenticatedException.Code;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final User USER = new User(7, "a@example.org", Role.ADMIN);

  private final AccessTokens tokens = at(NOW);

  private static AccessTokens at(Instant now) {
    return new AccessTokens(
        SigningKeys.of(KEY, "test", ""), Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(15));
  }

  @Test
  void a_token_names_the_login_that_it_was_given_to() {
    assertThat(tokens.verify(tokens.issue("login-1", USER)).loginId()).isEqualTo("login-1");
  }

  @Test
  void no_two_tokens_are_the_same() {
    assertThat(tokens.issue("login-1", USER)).isNotEqualTo(tokens.issue("login-1", USER));
  }

  @Test
  void a_token_is_good_until_its_time_is_over() {
    String token = tokens.issue("login-1", USER);

    assertThat(at(NOW.plusSeconds(899)).verify(token).loginId()).isEqualTo("login-1");
    refused(at(NOW.plusSeconds(901)), token, Code.TOKEN_EXPIRED);
  }

  @Test
  void a_token_of_another_key_is_refused() {
    refused(tokens, ours().sign(Algorithm.HMAC256(KEY + "x")), Code.TOKEN_INVALID);
  }

  @Test
  void an_unsigned_token_is_refused() {
    refused(tokens, ours().sign(Algorithm.none()), Code.TOKEN_INVALID);
  }

  @Test
  void a_stronger_algorithm_of_the_same_key_is_refused_too() {
    refused(tokens, ours().sign(Algorithm.HMAC512(KEY)), Code.TOKEN_INVALID);
  }

  @Test
  void a_token_signed_with_a_key_pair_is_refused() throws NoSuchAlgorithmException {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Algorithm rsa =
        Algorithm.RSA256((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate());

    refused(tokens, ours().sign(rsa), Code.TOKEN_INVALID);
  }

  @Test
  void a_changed_token_is_refused() {
    String[] parts = tokens.issue("login-1", USER).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("login-1", "login-2").getBytes(StandardCharsets.UTF_8));

    refused(tokens, parts[0] + "." + forged + "." + parts[2], Code.TOKEN_INVALID);
  }

  @Test
  void only_access_tokens_of_this_program_count() {
    Algorithm right = Algorithm.HMAC256(KEY);

    assertThat(tokens.verify(ours().sign(right)).loginId()).as("the model").isEqualTo("login-1");
    refused(tokens, ours().withClaim("typ", "refresh").sign(right), Code.TOKEN_INVALID);
    refused(tokens, ours().withIssuer("somebody").sign(right), Code.TOKEN_INVALID);
    refused(tokens, ours().withClaim("login", (String) null).sign(right), Code.TOKEN_INVALID);
    refused(tokens, ours().withClaim("login", 5).sign(right), Code.TOKEN_INVALID);
    refused(tokens, JWT.create().withIssuer("siakoberpa").sign(right), Code.TOKEN_INVALID);
    refused(tokens, ours().withExpiresAt((Instant) null).sign(right), Code.TOKEN_INVALID);
    refused(tokens, ours().withNotBefore(NOW.plusSeconds(60)).sign(right), Code.TOKEN_INVALID);
  }

  @Test
  void what_is_no_token_at_all_is_refused() {
    for (String nonsense : new String[] {"", "x", "a.b.c", "....", "eyJhbGciOiJIUzI1NiJ9.."}) {
      refused(tokens, nonsense, Code.TOKEN_INVALID);
    }
  }

  private static JWTCreator.Builder ours() {
    return JWT.create()
        .withIssuer("siakoberpa")
        .withJWTId("1")
        .withClaim("typ", "access")
        .withClaim("login", "login-1")
        .withExpiresAt(NOW.plusSeconds(60));
  }

  private static void refused(AccessTokens tokens, String token, Code code) {
    assertThatExceptionOfType(NotAuthenticatedException.class)
        .as("the token %s", token)
        .isThrownBy(() -> tokens.verify(token))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
