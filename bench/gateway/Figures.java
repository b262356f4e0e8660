import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Medians over rounds. A ratio is taken within each round first, so that what disturbs a round disturbs both sides of it. */
final class Figures {

    private Figures() {}

    static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return median(loads.stream().mapToDouble(figure));
    }

    static double medianRatio(List<Load> loads, List<Load> peers, ToDoubleFunction<Load> figure) {
        return median(IntStream.range(0, loads.size())
                .mapToDouble(i -> figure.applyAsDouble(loads.get(i)) / figure.applyAsDouble(peers.get(i))));
    }

    private static double median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
