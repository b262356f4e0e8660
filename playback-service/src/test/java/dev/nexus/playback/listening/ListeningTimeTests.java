package dev.nexus.playback.listening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rule 6 in SQL: listening time counts once, whatever is told, in whatever order, parts and repetitions. */
@ServiceTest
class ListeningTimeTests {

    private static final Instant EVENING = Instant.parse("2026-03-01T23:50:00Z");

    private final ListeningTime time;
    private final ListeningReading reading;
    private final JdbcClient jdbc;
    private final ListenerId ada = new ListenerId(UUID.randomUUID());
    private final BookId emma = new BookId(UUID.randomUUID());

    ListeningTimeTests(@Autowired ListeningTime time, @Autowired ListeningReading reading, @Autowired JdbcClient jdbc) {
        this.time = time;
        this.reading = reading;
        this.jdbc = jdbc;
    }

    /** Fresh each time; a failure names the seed. */
    static Stream<Long> seeds() {
        return new Random().longs(8).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsAlikeInAnyOrderPartsAndRepetitions(long seed) {
        var random = new Random(seed);
        var ben = new ListenerId(UUID.randomUUID());
        var spans = new ArrayList<Listened>();
        for (var i = 0; i < 40; i++) {
            spans.add(heard(ada, random.nextInt(1_200), 1 + random.nextInt(60)));
        }
        time.add(spans);

        var disturbed = new ArrayList<>(spans);
        disturbed.addAll(spans.subList(0, 20));
        Collections.shuffle(disturbed, random);
        for (var start = 0; start < disturbed.size(); ) {
            var end = Math.min(disturbed.size(), start + 1 + random.nextInt(9));
            time.add(disturbed.subList(start, end).stream()
                    .map(span -> new Listened(ben, emma, span.from(), span.to()))
                    .toList());
            start = end;
        }

        assertThat(stored(ben)).isEqualTo(stored(ada));
        assertThat(total(ben)).isEqualTo(expected(spans));
    }

    @Test
    void makesOneOfSpansAtMostTwoSecondsApart() {
        time.add(List.of(heard(ada, 0, 10)));
        time.add(List.of(heard(ada, 13, 10)));
        assertThat(stored(ada)).hasSize(2);

        time.add(List.of(new Listened(ada, emma, EVENING.plusMillis(10_500), EVENING.plusMillis(11_500))));

        assertThat(stored(ada)).containsExactly(Duration.ofSeconds(23));
    }

    @Test
    void cutsAtMidnight() {
        time.add(List.of(heard(ada, 590, 20)));

        assertThat(jdbc.sql("select day::text from listened where listener_id = :ada order by day")
                        .param("ada", ada.value())
                        .query(String.class)
                        .list())
                .containsExactly("2026-03-01", "2026-03-02");
        assertThat(total(ada)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void writesNothingThatIsKnown() {
        time.add(List.of(heard(ada, 0, 60)));
        var version = version();

        time.add(List.of(heard(ada, 10, 20), heard(ada, 0, 60)));

        assertThat(version()).isEqualTo(version);
    }

    private Listened heard(ListenerId listener, int second, int seconds) {
        return new Listened(listener, emma, EVENING.plusSeconds(second), EVENING.plusSeconds(second + (long) seconds));
    }

    private List<Duration> stored(ListenerId listener) {
        return reading.spans(listener, EVENING, EVENING.plus(Duration.ofDays(1))).stream()
                .map(span -> Duration.between(span.from(), span.to()))
                .toList();
    }

    private Duration total(ListenerId listener) {
        return stored(listener).stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Second by second; what is one second apart is one, what is two seconds apart as well (tails meet), cut at midnight. */
    private static Duration expected(List<Listened> spans) {
        var seconds = new boolean[2_000];
        for (var span : spans) {
            for (var at = span.from(); at.isBefore(span.to()); at = at.plusSeconds(1)) {
                seconds[(int) Duration.between(EVENING, at).toSeconds()] = true;
            }
        }
        var filled = seconds.clone();
        for (var i = 1; i < 1_990; i++) {
            for (var gap = 1; gap <= 2; gap++) {
                var sameDay = i + gap <= 600 || i >= 600;
                if (!seconds[i] && seconds[i - 1] && seconds[i + gap] && sameDay && i != 600) {
                    for (var j = i; j < i + gap; j++) {
                        filled[j] = true;
                    }
                }
            }
        }
        var heard = 0;
        for (var second : filled) {
            heard += second ? 1 : 0;
        }
        return Duration.ofSeconds(heard);
    }

    private String version() {
        return jdbc.sql("select xmin::text from listened where listener_id = :ada")
                .param("ada", ada.value())
                .query(String.class)
                .single();
    }
}
