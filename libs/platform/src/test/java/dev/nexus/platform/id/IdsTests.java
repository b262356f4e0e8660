package dev.nexus.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final IdSource ids = new Ids(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void makesVersionSevenWithTheTimeOfTheClock() {
        var id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void growsStrictlyWithinOneMillisecond() {
        var made = Stream.generate(ids::next).limit(50_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void neverRepeatsAcrossThreads() {
        var seen = ConcurrentHashMap.<UUID>newKeySet();

        IntStream.range(0, 20_000).parallel().forEach(_ -> seen.add(ids.next()));

        assertThat(seen).hasSize(20_000);
    }
}
