package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyScheduleTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration NOTICE = Duration.ofMinutes(10);

    private static final KeyTimes RETIRED = key("retired", NOW.minusSeconds(7_200));
    private static final KeyTimes ACTIVE = key("active", NOW.minusSeconds(60));
    private static final KeyTimes NEXT = key("next", null);

    private static KeyTimes key(String id, @Nullable Instant signsFrom) {
        return new KeyTimes(id, NOW.minusSeconds(10_000), signsFrom, null);
    }

    private static KeyTimes revoked(KeyTimes key, Instant at) {
        return new KeyTimes(key.keyId(), key.createdAt(), key.signsFrom(), at);
    }

    private static KeySchedule of(KeyTimes... keys) {
        return new KeySchedule(List.of(keys));
    }

    @Test
    void letsTheLatestOfThoseSignWhoseTurnHasCome() {
        var schedule = of(NEXT, RETIRED, ACTIVE);

        assertThat(schedule.active(NOW)).contains(ACTIVE);
        assertThat(schedule.upcoming(NOW)).contains(NEXT);
        assertThat(schedule.state(RETIRED, NOW)).isEqualTo(KeyState.RETIRED);
        assertThat(schedule.state(ACTIVE, NOW)).isEqualTo(KeyState.ACTIVE);
        assertThat(schedule.state(NEXT, NOW)).isEqualTo(KeyState.UPCOMING);
        assertThat(schedule.signing(NOW)).containsExactlyInAnyOrder("active", "next");
    }

    @Test
    void waitsForTheTurn() {
        var soon = key("soon", NOW.plusSeconds(1));
        var schedule = of(ACTIVE, soon);

        assertThat(schedule.active(NOW)).contains(ACTIVE);
        assertThat(schedule.active(NOW.plusSeconds(1))).contains(soon);
        assertThat(schedule.retiredAt(ACTIVE, NOW)).isEmpty();
        assertThat(schedule.retiredAt(ACTIVE, NOW.plusSeconds(2))).contains(NOW.plusSeconds(1));
    }

    @Test
    void neverSignsWithARevokedKey() {
        var schedule = of(RETIRED, revoked(ACTIVE, NOW), key("soon", NOW.plusMillis(200)));

        assertThat(schedule.active(NOW.plusMillis(200)).orElseThrow().keyId()).isEqualTo("soon");
        assertThat(schedule.revoked()).containsExactly("active");
        assertThat(schedule.signing(NOW)).doesNotContain("active");
    }

    @Test
    void signsWithTheSuccessorAlsoWhereTheClockIsBehind() {
        var schedule = of(revoked(ACTIVE, NOW), key("successor", NOW), NEXT);

        assertThat(schedule.active(NOW.minusMillis(300)).orElseThrow().keyId()).isEqualTo("successor");
    }

    @Test
    void givesAKeyItsTurnOnceEverybodyCanKnowIt() {
        var fresh = new KeyTimes("fresh", NOW.minusSeconds(60), null, null);

        assertThat(KeySchedule.earliestTurn(fresh, NOTICE, NOW)).isEqualTo(NOW.plusSeconds(540));
        assertThat(KeySchedule.earliestTurn(NEXT, NOTICE, NOW)).isEqualTo(NOW);
    }

    @Test
    void keepsAKeyForAsLongAsATokenOfItMayLive() {
        var retirement = NOW.minus(TokenSettings.LONGEST_ACCESS_LIFETIME);

        assertThat(of(RETIRED, key("active", retirement)).disposable(NOW)).isEmpty();
        assertThat(of(RETIRED, key("active", retirement.minusSeconds(121))).disposable(NOW))
                .containsExactly(RETIRED);
    }

    @Test
    void remembersARevokedKeyForAMonth() {
        var revoked = revoked(RETIRED, NOW.minus(Duration.ofDays(30)));

        assertThat(of(revoked, ACTIVE).disposable(NOW)).isEmpty();
        assertThat(of(revoked, ACTIVE).disposable(NOW.plusSeconds(1))).containsExactly(revoked);
    }
}
