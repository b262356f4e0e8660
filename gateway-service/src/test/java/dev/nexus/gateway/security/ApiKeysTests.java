package dev.nexus.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nexus.gateway.address.ClientAddress;
import dev.nexus.gateway.security.KeyExchange.ExchangedKey;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class ApiKeysTests {

    private static final String KEY = ApiKeys.PREFIX + "a".repeat(43);
    private static final ClientAddress HOME = new ClientAddress("198.51.100.1", "198.51.100.1");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private volatile Supplier<Optional<ExchangedKey>> userService =
            () -> Optional.of(new ExchangedKey("token-" + asked, Duration.ofMinutes(5)));
    private final ApiKeys keys = new ApiKeys(this::ask, this::decode, clock);

    private Optional<ExchangedKey> ask(String key, ClientAddress from) {
        asked.incrementAndGet();
        return userService.get();
    }

    private Jwt decode(String token) {
        if (revoked.contains(token)) {
            throw new BadJwtException("The token was revoked");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .claim("sub", "ada")
                .build();
    }

    @Test
    void exchangesAKeyAgainWhoseTokenWasRevoked() {
        // Given
        var first = token();
        pass(Duration.ofSeconds(5));
        revoked.add(first);

        // When
        var next = token();
        var after = token();

        // Then
        assertThat(next).isNotEqualTo(first).isEqualTo(after);
        assertThat(asked).hasValue(2);
    }

    @Test
    void doesNotAskAtEachRequestWhenEveryTokenIsRefused() {
        // Given
        revoked.add("token-1");
        revoked.add("token-2");
        token();
        pass(Duration.ofSeconds(5));

        // When
        for (var request = 0; request < 10; request++) {
            token();
        }

        // Then
        assertThat(asked).hasValue(2);
    }

    @Test
    void exchangesAKeyInTheBackgroundOnceItsTokenIsAMinuteOld() {
        // Given
        var first = token();
        pass(Duration.ofSeconds(60));

        // When
        var meanwhile = token();

        // Then
        assertThat(meanwhile).isEqualTo(first);
        await().untilAsserted(() -> assertThat(token()).isNotEqualTo(first));
        assertThat(asked).hasValue(2);
    }

    @Test
    void letsAKeyGoOnWhileUserServiceIsAwayUntilItsTokenEnds() {
        // Given
        var first = token();
        userService = () -> {
            throw new ProblemException(CommonProblem.UNAVAILABLE, null);
        };

        // When, Then
        for (var seconds = 60; seconds < 290; seconds += 10) {
            now.set(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds));
            assertThat(token()).isEqualTo(first);
        }
        pass(Duration.ofSeconds(10));
        assertThatThrownBy(this::token).isInstanceOf(ProblemException.class);
    }

    @Test
    void letsAKeyGoNoFurtherThatIsNoneAnyMore() {
        // Given
        token();
        userService = Optional::empty;
        pass(Duration.ofSeconds(60));

        // When
        token();

        // Then
        await().untilAsserted(() -> assertThatThrownBy(this::token).isInstanceOf(ProblemException.class));
    }

    @Test
    void letsNobodyWaitForAnExchangeThatBroke() {
        // Given
        var good = userService;
        userService = () -> {
            throw new StackOverflowError("broken");
        };

        // When
        assertThatThrownBy(this::token)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
        userService = good;

        // Then
        assertThat(token()).isEqualTo("token-2");
    }

    private String token() {
        return keys.exchange(KEY, HOME);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
