package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.account.AccountId;
import dev.nexus.user.token.StoredRefreshToken.State;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredRefreshTokenTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static State state(@Nullable Instant usedAt, Instant expiresAt, boolean ended) {
        var id = new UUID(0, 1);
        return new StoredRefreshToken(
                        new SessionId(id), new AccountId(id), Device.UNNAMED, NOW, expiresAt, usedAt, ended)
                .state(NOW, Duration.ofSeconds(10));
    }

    @Test
    void isGoodForOneUse() {
        assertThat(state(null, NOW.plusSeconds(1), false)).isEqualTo(State.FRESH);
    }

    @Test
    void isForgivenASecondUseWithinTheGrace() {
        assertThat(state(NOW.minusMillis(9_999), NOW.plusSeconds(1), false)).isEqualTo(State.JUST_USED);
        assertThat(state(NOW.plusSeconds(1), NOW.plusSeconds(1), false)).isEqualTo(State.JUST_USED);
    }

    @Test
    void isStolenWhenUsedAfterTheGrace() {
        assertThat(state(NOW.minusSeconds(10), NOW.plusSeconds(1), false)).isEqualTo(State.REPLAYED);
    }

    @Test
    void isDeadWhenExpiredOrItsSessionEnded() {
        assertThat(state(null, NOW, false)).isEqualTo(State.DEAD);
        assertThat(state(null, NOW.plusSeconds(1), true)).isEqualTo(State.DEAD);
        assertThat(state(NOW.minusSeconds(60), NOW.plusSeconds(1), true)).isEqualTo(State.DEAD);
    }
}
