import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Runs of wrk that ask for another path each time, so that nothing is asked for twice in a row. */
final class RandomWrk {

    /** Requests, per second, and in milliseconds. */
    record Load(double perSecond, double p50, double p95, double p99) {

        @Override
        public String toString() {
            return "%,6.0f requests/s, p50 %6.2f ms, p95 %6.2f ms, p99 %6.2f ms".formatted(perSecond, p50, p95, p99);
        }
    }

    private static final String SCRIPT = """
            local paths = {}
            for line in io.lines("%s") do paths[#paths + 1] = line end
            math.randomseed(os.time())
            request = function() return wrk.format("GET", paths[math.random(#paths)]) end
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
                e.connect + e.read + e.write + e.status + e.timeout,
                latency:percentile(50), latency:percentile(95), latency:percentile(99)))
            end
            """;

    private static final int WARM_UP_SECONDS = Integer.getInteger("warm-up", 15);
    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private RandomWrk() {}

    /** Warms up, and measures then. */
    static Load run(Path directory, String url, String bearer, List<String> paths, int connections, int seconds)
            throws IOException, InterruptedException {
        var list = Files.write(directory.resolve("paths.txt"), paths);
        var script = Files.writeString(directory.resolve("random.lua"), SCRIPT.formatted(list));
        once(script, url, bearer, connections, WARM_UP_SECONDS);
        return once(script, url, bearer, connections, seconds);
    }

    private static Load once(Path script, String url, String bearer, int connections, int seconds)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=10s",
                        "--header=Authorization: " + bearer,
                        "--script=" + script,
                        url)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var result = RESULT.matcher(said);
        if (!result.find() || !result.group(3).equals("0") || result.group(1).equals("0")) {
            throw new IllegalStateException("wrk met errors:\n" + said);
        }
        return new Load(
                Double.parseDouble(result.group(1)) / Double.parseDouble(result.group(2)) * 1e6,
                Double.parseDouble(result.group(4)) / 1e3,
                Double.parseDouble(result.group(5)) / 1e3,
                Double.parseDouble(result.group(6)) / 1e3);
    }
}
