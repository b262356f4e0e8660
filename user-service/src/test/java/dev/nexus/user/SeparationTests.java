package dev.nexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeparationTests {

    @Test
    void isNoneBetweenTheSame() {
        assertThat(Separation.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}).distance())
                .isZero();
        assertThat(Separation.of(new double[] {5, 5}, new double[] {5, 5, 5}).distance())
                .isZero();
    }

    @Test
    void isWholeBetweenWhatNeverMeets() {
        assertThat(Separation.of(new double[] {4, 5}, new double[] {1, 2, 3}).probability())
                .isOne();
        assertThat(Separation.of(new double[] {1}, new double[] {2, 3}).probability())
                .isZero();
    }

    @Test
    void isHalfWayWhereHalfIsLonger() {
        assertThat(Separation.of(new double[] {1, 3}, new double[] {2, 2}).probability())
                .isEqualTo(0.5);
        assertThat(Separation.of(new double[] {2, 3}, new double[] {1, 2}).probability())
                .isEqualTo(0.875);
    }

    @Test
    void findsASmallShiftInMuchNoise() {
        var random = new Random(1);
        var first = random.doubles(1_000, 0, 10).toArray();
        var second = random.doubles(1_000, 2, 12).toArray();

        assertThat(Separation.of(first, second).probability()).isCloseTo(0.32, within(0.04));
    }
}
