import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * How fast listeners' reports are taken in by a running Nexus: one at a time and in batches, at playback-service itself and through the
 * gateway, beside pgbench writing the same upsert into the same PostgreSQL with the same durability. Peers and ours run in turn, in
 * rounds; the medians are shown.
 */
final class PlaybackBench {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final int WARM_UP_SECONDS = Integer.getInteger("warm-up", 60);
    private static final int FEW = Integer.getInteger("few", 1_000);
    private static final int MANY = Integer.getInteger("many", 10_000_000);
    private static final int BATCH = 50;
    private static final Pattern LINES = Pattern.compile(System.getProperty("lines", ""));
    private static final List<String> PHASES = List.of(System.getProperty("phases", "speed,sizes").split(",", -1));

    private interface Run {
        Load load() throws Exception;
    }

    private final String direct;
    private final String gateway;
    private final ReportWrk wrk;
    private final PgBench pgbench;
    private final Fill fill;
    private final Listeners listeners;

    private PlaybackBench(Path directory, String gateway, String direct, Fill fill) throws Exception {
        this.gateway = gateway;
        this.direct = direct;
        this.fill = fill;
        this.listeners = new Listeners(gateway, directory);
        this.wrk = new ReportWrk(directory);
        this.pgbench = new PgBench(directory, fill);
    }

    /** Arguments: a folder to work in, the gateway, playback-service, the database's port and password. */
    static void main(String[] arguments) throws Exception {
        try (var fill = new Fill(Integer.parseInt(arguments[3]), arguments[4])) {
            var bench = new PlaybackBench(Path.of(arguments[0]), arguments[1], arguments[2], fill);
            bench.prepare();
            if (PHASES.contains("speed")) {
                bench.speed();
            }
            if (PHASES.contains("sizes")) {
                bench.sizes();
            }
        }
    }

    private void prepare() throws Exception {
        fill.listeners(listeners.accounts());
        pgbench.prepare(FEW);
        places(FEW);
        for (var url : List.of(direct, gateway)) {
            wrk.run(url, listeners, booksFor(FEW), 1, 32, WARM_UP_SECONDS);
        }
        wrk.run(direct, listeners, booksFor(FEW), BATCH, 8, WARM_UP_SECONDS);
    }

    private void speed() throws Exception {
        var books = booksFor(FEW);
        var runs = new LinkedHashMap<String, Run>();
        runs.put("pgbench, one row a transaction, 32", () -> pgbench.run(1, 32, SECONDS));
        for (var connections : List.of(32, 256)) {
            runs.put("playback, single reports, " + connections, () -> wrk.run(direct, listeners, books, 1, connections, SECONDS));
            runs.put("gateway, single reports, " + connections, () -> wrk.run(gateway, listeners, books, 1, connections, SECONDS));
        }
        runs.put("pgbench, 500 rows a transaction, 2", () -> pgbench.run(500, 2, SECONDS));
        runs.put("playback, batches of 50, 8", () -> wrk.run(direct, listeners, books, BATCH, 8, SECONDS));
        runs.put("gateway, batches of 50, 8", () -> wrk.run(gateway, listeners, books, BATCH, 8, SECONDS));
        show("%,d stored places".formatted(FEW), rounds(runs));
    }

    /** The same listeners hear the same books; what differs is how much others have left in the database. */
    private void sizes() throws Exception {
        var books = booksFor(FEW);
        for (var size : List.of(FEW, MANY)) {
            fill.placesOfOthers(size - FEW);
            wrk.run(direct, listeners, books, 1, 32, SECONDS);
            var runs = new LinkedHashMap<String, Run>();
            runs.put("playback, single reports, 32", () -> wrk.run(direct, listeners, books, 1, 32, SECONDS));
            runs.put("playback, batches of 50, 8", () -> wrk.run(direct, listeners, books, BATCH, 8, SECONDS));
            show("%,d stored places".formatted(size), rounds(runs));
        }
    }

    private int booksFor(int places) {
        return Math.max(1, places / listeners.accounts().size());
    }

    private void places(int count) throws Exception {
        fill.places(listeners.accounts(), booksFor(count));
    }

    private static Map<String, List<Load>> rounds(Map<String, Run> runs) throws Exception {
        runs.keySet().removeIf(line -> !LINES.matcher(line).find());
        var loads = new LinkedHashMap<String, List<Load>>();
        for (var round = 0; round < ROUNDS; round++) {
            for (var run : runs.entrySet()) {
                loads.computeIfAbsent(run.getKey(), _ -> new ArrayList<>()).add(run.getValue().load());
            }
        }
        return loads;
    }

    private static void show(String title, Map<String, List<Load>> loads) {
        System.out.printf("%n%s; medians of %d rounds of %d s%n", title, ROUNDS, SECONDS);
        System.out.printf("%-42s %12s %10s %10s %10s%n", "", "rows/s", "p50 ms", "p99 ms", "of pgbench");
        List<Load> peer = null;
        for (var entry : loads.entrySet()) {
            var all = entry.getValue();
            var pgbench = entry.getKey().startsWith("pgbench");
            if (pgbench) {
                peer = all;
            }
            System.out.printf(
                    "%-42s %,12.0f %10.2f %10s %10s%n",
                    entry.getKey(),
                    median(all, Load::perSecond),
                    median(all, Load::p50Millis),
                    pgbench ? "-" : "%.2f".formatted(median(all, Load::p99Millis)),
                    pgbench || peer == null ? "-" : "%.2f".formatted(ratio(all, peer)));
        }
    }

    /** Within each round, so that what slows the whole machine down slows both. */
    private static double ratio(List<Load> ours, List<Load> theirs) {
        var ratios = new ArrayList<Double>();
        for (var i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i).perSecond() / theirs.get(i).perSecond());
        }
        ratios.sort(Comparator.naturalOrder());
        return ratios.get(ratios.size() / 2);
    }

    private static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return loads.stream().mapToDouble(figure).sorted().skip(loads.size() / 2).findFirst().orElseThrow();
    }
}
