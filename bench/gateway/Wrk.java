import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** One run of wrk. */
final class Wrk {

    private static final String REPORT = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes,
                e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
            end
            """;

    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    private Wrk() {}

    static void prepare(Path directory) throws IOException {
        Files.writeString(directory.resolve("report.lua"), REPORT);
    }

    /** Any answer but a good one makes the figures worthless, and ends the benchmark. */
    static Load run(Path directory, String url, String bearer, int connections, int seconds)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=10s",
                        "--header=Authorization: " + bearer,
                        "--script=" + directory.resolve("report.lua"),
                        url)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var result = RESULT.matcher(said);
        if (!result.find() || !result.group(4).equals("0") || result.group(1).equals("0")) {
            throw new IllegalStateException("wrk met errors at " + url + ":\n" + said);
        }
        return new Load(number(result.group(1)), number(result.group(2)), number(result.group(3)), number(result.group(5)),
                number(result.group(6)), java.time.Duration.ZERO);
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
