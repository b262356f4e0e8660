package dev.nexus.catalog.hls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "999, 1", "9999, 1", "10000, 1", "10999, 1", "11000, 2", "20000, 2", "25000, 3", "3600500, 360"
    })
    void coverAFileWithoutGaps(long duration, int count) {
        var segments = new Segments(duration);

        assertThat(segments.count()).isEqualTo(count);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            assertThat(segments.from(i)).isEqualTo(sum);
            assertThat(segments.length(i)).isBetween(1L, 10_999L);
            sum += segments.length(i);
        }
        assertThat(sum).isEqualTo(duration);
        assertThat(segments.has(count)).isFalse();
        assertThat(segments.has(-1)).isFalse();
    }
}
