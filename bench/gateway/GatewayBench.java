import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What the gateway adds to a request, beside a plain nginx that does nothing but pass it on, and beside what the gateway is built of: the
 * same backend asked directly, through nginx, through the bare libraries and through the gateway, each alone, in turn, again and again. CPU is that of the process in the middle, from /proc; unlike
 * requests/s it says much the same on a machine that is not quiet.
 */
final class GatewayBench {

    static final String JSON = "/api/v1/books/0190a1b2-0000-7000-8000-000000000001";
    static final String AUDIO = "/api/v1/files/0190a1b2-0000-7000-8000-000000000002/content";
    static final int AUDIO_BYTES = 32_000_000;

    private static final int WARM_UP_SECONDS = Integer.getInteger("warm-up", 25);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int SECONDS = Integer.getInteger("seconds", 6);
    private static final int JSON_CONNECTIONS = Integer.getInteger("connections", 32);
    private static final int AUDIO_CONNECTIONS = 4;

    private enum Way {
        DIRECT,
        NGINX,
        BARE,
        GATEWAY
    }

    private record Place(int port, Cpu cpu) {}

    private final Path directory;
    private final Path app;
    private final String bearer;
    private final Map<Way, Place> places = new EnumMap<>(Way.class);
    private final List<Process> started = new ArrayList<>();

    private GatewayBench(Path directory, Path app) throws Exception {
        this.directory = directory;
        this.app = app;
        var token = AccessToken.signed();
        this.bearer = "Bearer " + token.text();
        Files.writeString(directory.resolve("jwks.json"), token.jwks());
        Wrk.prepare(directory);
    }

    static void main(String[] arguments) throws Exception {
        var bench = new GatewayBench(Path.of(arguments[0]), Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(bench::stop));
        bench.start();
        bench.json();
        bench.audio();
    }

    private void start() throws IOException, InterruptedException {
        var backend = Nginx.freePort();
        var proxy = Nginx.freePort();
        var gateway = Nginx.freePort();
        places.put(Way.DIRECT, new Place(backend, run(Nginx.backend(directory, backend))));
        places.put(Way.NGINX, new Place(proxy, run(Nginx.proxy(directory, proxy, backend))));
        var bare = Nginx.freePort();
        places.put(Way.BARE, new Place(bare, run(bare(bare, backend))));
        places.put(Way.GATEWAY, new Place(gateway, run(gateway(gateway, "http://127.0.0.1:" + backend))));
        for (var way : Way.values()) {
            await(way);
        }
    }

    /** With the libraries of the gateway. */
    private ProcessBuilder bare(int port, int backend) {
        var command = java();
        command.addAll(List.of("-cp", app.resolveSibling("lib") + "/*", "bench/gateway/BareProxy.java"));
        command.addAll(List.of(Integer.toString(port), Integer.toString(backend)));
        return new ProcessBuilder(command);
    }

    /** The options are those that the launcher gives, and the layout of the files as well. */
    private ProcessBuilder gateway(int port, String backend) {
        var command = java();
        command.addAll(List.of(System.getProperty("gateway-options", "").split(" +")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", app.toString()));
        var builder = new ProcessBuilder(command);
        var variables = builder.environment();
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("MANAGEMENT_SERVER_PORT", "0");
        variables.put("NEXUS_LOG_FORMAT", "");
        // Counted like everybody else's, but one caller is as fast as all of them together.
        for (var kind : List.of("READING", "WRITING", "STREAMING")) {
            variables.put("NEXUS_LIMIT_" + kind, "1000000/1s");
        }
        variables.put("NEXUS_LIMIT_STREAMS_AT_ONCE", "0");
        variables.put("NEXUS_JWKS_URL", backend + "/.well-known/jwks.json");
        for (var service : List.of("USER", "CATALOG", "PLAYBACK", "NOTIFICATION")) {
            variables.put("NEXUS_" + service + "_URL", backend);
        }
        return builder;
    }

    private static List<String> java() {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx256m"));
        // Compiler threads that stay can be told apart from the others.
        command.add("-XX:-UseDynamicNumberOfCompilerThreads");
        return command;
    }

    private Cpu run(ProcessBuilder builder) throws IOException {
        var log = directory.resolve(started.size() + ".log");
        var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        started.add(process);
        return new Cpu(process.pid());
    }

    private void await(Way way) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(way, JSON))).header("Authorization", bearer).build();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    var status = client.send(request, BodyHandlers.discarding()).statusCode();
                    if (status == 200) {
                        return;
                    }
                    // Until the gateway has the keys that tokens are checked with, it says that it is not ready.
                    if (status != 503) {
                        throw new IllegalStateException(way + " answers " + status);
                    }
                } catch (IOException notYet) {
                    // Nothing listens there yet.
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(way + " does not start: see " + directory);
                }
                Thread.sleep(100);
            }
        }
    }

    private void json() throws IOException, InterruptedException {
        load(Way.DIRECT, JSON, JSON_CONNECTIONS, 2);
        load(Way.NGINX, JSON, JSON_CONNECTIONS, 2);
        load(Way.BARE, JSON, JSON_CONNECTIONS, WARM_UP_SECONDS);
        load(Way.GATEWAY, JSON, JSON_CONNECTIONS, WARM_UP_SECONDS);
        var loads = rounds(JSON, JSON_CONNECTIONS, EnumSet.allOf(Way.class));
        System.out.printf(
                "%nJSON of %d bytes, %d connections, medians of %d rounds of %d s%n",
                Nginx.JSON_BODY.length(), JSON_CONNECTIONS, ROUNDS, SECONDS);
        System.out.printf(
                "%-10s %12s %10s %10s %16s %16s %16s%n",
                "", "requests/s", "of direct", "of nginx", "p50 ms", "p99 ms", "CPU us/request");
        for (var way : Way.values()) {
            var all = loads.get(way);
            var peers = loads.get(Way.NGINX);
            System.out.printf(
                    "%-10s %,12.0f %10.2f %10.2f %16s %16s %16s%n",
                    name(way),
                    Figures.median(all, Load::requestsPerSecond),
                    Figures.medianRatio(all, loads.get(Way.DIRECT), Load::requestsPerSecond),
                    Figures.medianRatio(all, peers, Load::requestsPerSecond),
                    withRatio(all, peers, Load::p50Millis, "%.2f (%.1fx)"),
                    withRatio(all, peers, Load::p99Millis, "%.2f (%.1fx)"),
                    cpu(way, all, peers, Load::cpuMicrosPerRequest, "%.0f (%.1fx)"));
        }
    }

    private void audio() throws IOException, InterruptedException {
        load(Way.GATEWAY, AUDIO, AUDIO_CONNECTIONS, WARM_UP_SECONDS / 3);
        var loads = rounds(AUDIO, AUDIO_CONNECTIONS, EnumSet.complementOf(EnumSet.of(Way.BARE)));
        System.out.printf(
                "%nAudio, files of %d MB, %d connections, medians of %d rounds of %d s%n",
                AUDIO_BYTES / 1_000_000, AUDIO_CONNECTIONS, ROUNDS, SECONDS);
        System.out.printf("%-10s %12s %10s %10s %16s%n", "", "MB/s", "of direct", "of nginx", "CPU s/GB");
        for (var way : loads.keySet()) {
            var all = loads.get(way);
            System.out.printf(
                    "%-10s %,12.0f %10.2f %10.2f %16s%n",
                    name(way),
                    Figures.median(all, Load::megabytesPerSecond),
                    Figures.medianRatio(all, loads.get(Way.DIRECT), Load::megabytesPerSecond),
                    Figures.medianRatio(all, loads.get(Way.NGINX), Load::megabytesPerSecond),
                    cpu(way, all, loads.get(Way.NGINX), Load::cpuSecondsPerGigabyte, "%.2f (%.1fx)"));
        }
    }

    private static String name(Way way) {
        return way.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The backend's own is left out: it is the same work in all three. */
    private static String cpu(
            Way way, List<Load> loads, List<Load> peers, ToDoubleFunction<Load> figure, String format) {
        return way == Way.DIRECT ? "-" : withRatio(loads, peers, figure, format);
    }

    private static String withRatio(
            List<Load> loads, List<Load> peers, ToDoubleFunction<Load> figure, String format) {
        return format.formatted(Figures.median(loads, figure), Figures.medianRatio(loads, peers, figure));
    }

    private Map<Way, List<Load>> rounds(String path, int connections, Set<Way> ways) throws IOException, InterruptedException {
        var loads = new EnumMap<Way, List<Load>>(Way.class);
        for (var round = 0; round < ROUNDS; round++) {
            for (var way : ways) {
                loads.computeIfAbsent(way, _ -> new ArrayList<>()).add(load(way, path, connections, SECONDS));
            }
        }
        return loads;
    }

    private Load load(Way way, String path, int connections, int seconds) throws IOException, InterruptedException {
        var cpu = places.get(way).cpu();
        var before = cpu.used();
        var load = Wrk.run(directory, url(way, path), bearer, connections, seconds);
        return load.withCpu(cpu.used().minus(before));
    }

    private String url(Way way, String path) {
        return "http://127.0.0.1:" + places.get(way).port() + path;
    }

    private void stop() {
        started.forEach(Process::destroy);
    }
}
