import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * From the moment a report is sent until each other app of the listener has its position, through the gateway of a running Nexus, while
 * many other listeners' streams are open.
 */
final class LiveLatency {

    private static final int OPEN = Integer.getInteger("streams", 500);
    private static final int OF_ONE = 10;
    private static final int SAMPLES = Integer.getInteger("samples", 200);
    private static final int WARM_UP = 30;
    private static final int PATIENCE_SECONDS = 10;
    private static final List<String> KINDS = List.of("pause", "seek", "finish");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What is awaited of a report: so many streams that tell it. */
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    private LiveLatency() {}

    static void main(String[] arguments) throws Exception {
        new LiveLatency().run(arguments[0]);
    }

    private void run(String url) throws Exception {
        var suite = Suite.signedIn(url);
        var book = suite.bookOfItsOwn();
        follow(suite, OF_ONE);
        for (var open = OF_ONE; open < OPEN; open += OF_ONE) {
            follow(Suite.signedIn(url), OF_ONE);
        }
        System.out.printf("%d streams are open, %d of them the listener's%n", OPEN, OF_ONE);
        for (var kind : KINDS) {
            var latencies = new ArrayList<Double>();
            for (var i = 0; i < SAMPLES + WARM_UP; i++) {
                var millis = told(suite, book, kind, i % 200);
                if (i >= WARM_UP) {
                    latencies.add(millis);
                }
            }
            Suite.print(kind + " sent to told on all " + OF_ONE, latencies);
        }
        System.exit(0);
    }

    private double told(Suite suite, String book, String kind, int position) throws IOException, InterruptedException {
        var report = UUID.randomUUID();
        var told = new CountDownLatch(OF_ONE);
        awaited.put(report.toString(), told);
        var sent = System.nanoTime();
        var answer = suite.report(book, kind, position, report);
        if (!told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("%d streams do not tell of %s: %s".formatted(told.getCount(), kind, answer));
        }
        return (System.nanoTime() - sent) / 1e6;
    }

    private void follow(Suite suite, int streams) throws IOException, InterruptedException {
        for (var i = 0; i < streams; i++) {
            var answer = HTTP.send(
                    suite.request("/api/v1/me/live").header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the stream is answered " + answer.statusCode());
            }
            Thread.ofVirtual().start(() -> read(answer.body()));
        }
    }

    private void read(InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"decidedBy\"")) {
                    var told = awaited.get(Suite.field(line, "decidedBy"));
                    if (told != null) {
                        told.countDown();
                    }
                }
            }
        } catch (IOException ended) {
            throw new IllegalStateException("a stream ended", ended);
        }
    }
}
