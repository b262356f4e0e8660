package dev.nexus.catalog.media.probe;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What may have happened to a file. Places are parts of its length, so that the same damage can be done to every file. */
sealed interface Damage {

    /** The damaged bytes; the given ones stay as they are. */
    byte[] to(byte[] whole);

    /** All that comes later is lost. */
    record Cut(double at) implements Damage {
        @Override
        public byte[] to(byte[] whole) {
            return Arrays.copyOf(whole, index(whole, at));
        }
    }

    /** A piece in the middle is lost, as when parts of a download are put together wrongly. */
    record Gap(double at, int length) implements Damage {
        @Override
        public byte[] to(byte[] whole) {
            int from = index(whole, at);
            int rest = Math.max(0, whole.length - from - length);
            byte[] damaged = Arrays.copyOf(whole, from + rest);
            System.arraycopy(whole, whole.length - rest, damaged, from, rest);
            return damaged;
        }
    }

    /** A piece was never written, as in a sparse file. */
    record Zeros(double at, int length) implements Damage {
        @Override
        public byte[] to(byte[] whole) {
            byte[] damaged = whole.clone();
            int from = index(whole, at);
            Arrays.fill(damaged, from, Math.min(whole.length, from + length), (byte) 0);
            return damaged;
        }
    }

    /** Some bytes are others, within a piece that begins somewhere. */
    record Flips(double at, int within, int bytes, long dice) implements Damage {
        @Override
        public byte[] to(byte[] whole) {
            byte[] damaged = whole.clone();
            var random = new Random(dice);
            int from = index(whole, at);
            int piece = Math.min(within, whole.length - from);
            for (int i = 0; i < bytes && piece > 0; i++) {
                damaged[from + random.nextInt(piece)] = (byte) random.nextInt();
            }
            return damaged;
        }
    }

    private static int index(byte[] whole, double at) {
        return (int) (at * whole.length);
    }

    /** Every second one in the first tenth of the file, where what is said of it stands. */
    static Arbitrary<Damage> any() {
        var places = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 0.1), Arbitraries.doubles().between(0, 1));
        var lengths = Arbitraries.integers().between(1, 2_000);
        return Arbitraries.oneOf(
                places.map(Cut::new),
                Combinators.combine(places, lengths).as(Gap::new),
                Combinators.combine(places, lengths).as(Zeros::new),
                Combinators.combine(places, lengths, Arbitraries.integers().between(1, 40), Arbitraries.longs())
                        .as(Flips::new));
    }
}
