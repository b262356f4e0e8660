package dev.nexus.catalog.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeHeaderTests {

    private static final long SIZE = 1_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-0                              | 0-0
            bytes=0-499                            | 0-499
            bytes=500-                             | 500-999
            bytes=-1                               | 999-999
            bytes=-2000                            | 0-999
            bytes=900-2000                         | 900-999
            bytes=0-99999999999999999999999999     | 0-999
            bytes=-99999999999999999999999999      | 0-999
            bytes=0000000000000000000000000010-11  | 10-11
            BYTES=1-2                              | 1-2
            bytes = 1-2                            | 1-2
            bytes=1-2 , ,                          | 1-2
            """)
    void selectsOneRange(String header, String range) {
        assertThat(selected(header)).isEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-9,20-29          | 0-9 20-29
            bytes=20-29,0-9          | 20-29 0-9
            bytes=0-9,2000-,-10      | 0-9 990-999
            bytes=0-9,10-19          | 0-19
            bytes=0-9,5-19,100-109   | 0-19 100-109
            bytes=0-9,20-29,10-19    | 0-29
            bytes=500-,0-0,-1        | 500-999 0-0
            """)
    void joinsRangesThatTouch(String header, String ranges) {
        assertThat(selected(header)).isEqualTo(ranges);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999-"})
    void findsNothingOutsideTheFile(String header) {
        assertThat(RangeHeader.select(header, SIZE)).isInstanceOf(RangeSelection.Unsatisfiable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=0-1,9-8",
                "bytes=+1-2",
                "bytes=1",
                "0-1",
                "seconds=1-2",
                "bytes=0x1-2",
                "bytes=1-2;3-4",
                ""
            })
    void ignoresWhatIsNoByteRange(String header) {
        assertThat(RangeHeader.select(header, SIZE)).isInstanceOf(RangeSelection.Whole.class);
    }

    @Test
    void ignoresMoreRangesThanAnHonestClientNeeds() {
        String many = IntStream.rangeClosed(0, RangeHeader.MAX_RANGES)
                .mapToObj(i -> i * 10 + "-" + i * 10)
                .collect(Collectors.joining(",", "bytes=", ""));

        assertThat(RangeHeader.select(many, SIZE)).isInstanceOf(RangeSelection.Whole.class);
    }

    private static String selected(String header) {
        List<ByteRange> ranges = ((RangeSelection.Parts) RangeHeader.select(header, SIZE)).ranges();
        return ranges.stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(" "));
    }
}
