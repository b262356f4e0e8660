import dev.nexus.contracts.rpc.catalog.CatalogReadsGrpc;
import dev.nexus.contracts.rpc.catalog.ReadRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A home screen (ten books to go on with, their chapters and places, and the notifications) as one question to the graph, and as the requests
 * over REST that it replaces, as many at once as can be; then 50 books of the catalogue over gRPC and over REST, without the gateway.
 */
final class GraphBench {

    private static final int WARM_UP = Integer.getInteger("warm-up", 300);
    private static final int SAMPLES = Integer.getInteger("samples", 1_000);
    private static final int BOOKS = 50;
    private static final int CONTINUED = 10;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern BOOK = Pattern.compile("\"bookId\":\"([^\"]+)");

    private static final String HOME = """
            {"query":"{ me { continueListening(first: 10) { nodes { position finished book { id title coverUrl duration authors { name } \
            narrators { name } chapters { index title start end } } } } notifications(first: 20) { unread nodes { id title text createdAt \
            readAt } } } }"}""";

    /** A call that answers how many bytes of bodies went both ways. */
    private interface Sample {
        long take() throws Exception;
    }

    private final Suite suite;
    private final String catalog;
    private final List<String> books = new ArrayList<>();

    private GraphBench(Suite suite, String catalog) {
        this.suite = suite;
        this.catalog = catalog;
    }

    static void main(String[] arguments) throws Exception {
        var bench = new GraphBench(Suite.signedIn(arguments[0]), arguments[1]);
        bench.fill();
        bench.homeScreen();
        bench.fiftyBooks(arguments[2]);
        System.exit(0);
    }

    private void fill() throws Exception {
        var library = Suite.field(suite.post("/api/v1/libraries", "{\"name\":\"Bench\"}"), "id");
        for (var i = 0; i < BOOKS; i++) {
            books.add(suite.bookIn(library, i));
        }
        for (var i = 0; i < CONTINUED; i++) {
            var book = books.get(i);
            while (!suite.report(book, "seek", 30 + i, UUID.randomUUID()).contains("\"applied\"")) {
                Thread.onSpinWait();
            }
        }
    }

    private void homeScreen() throws Exception {
        if (!suite.post("/graphql", HOME).contains("\"chapters\":[{")) {
            throw new IllegalStateException("the graph shows no home screen: " + suite.post("/graphql", HOME));
        }
        measure("home screen, graph, 1 request", () -> HOME.length() + suite.post("/graphql", HOME).length());
        measure("home screen, REST, 12 requests", this::overRest);
    }

    private long overRest() throws Exception {
        var notifications = async("/api/v1/me/notifications?limit=20");
        var continued = suite.get("/api/v1/me/continue-listening?limit=10");
        var details = BOOK.matcher(continued)
                .results()
                .map(found -> async("/api/v1/books/" + found.group(1)))
                .toList();
        long bytes = continued.length() + notifications.get().body().length();
        for (var detail : details) {
            bytes += detail.get().body().length();
        }
        return bytes;
    }

    private CompletableFuture<HttpResponse<String>> async(String path) {
        return HTTP.sendAsync(suite.request(path).build(), BodyHandlers.ofString());
    }

    private void fiftyBooks(String rpc) throws Exception {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), suite.authorization());
        var channel = Grpc.newChannelBuilder(rpc, InsecureChannelCredentials.create())
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
        var request = ReadRequest.newBuilder().addAllBookIds(books).build();
        measure("50 books, gRPC, 1 call", () -> {
            var answer = CatalogReadsGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .read(request);
            if (answer.getBooksCount() != BOOKS) {
                throw new IllegalStateException("only " + answer.getBooksCount() + " books");
            }
            return (long) request.getSerializedSize() + answer.getSerializedSize();
        });
        var list = HttpRequest.newBuilder(URI.create(catalog + "/api/v1/books?limit=50"))
                .header("Authorization", suite.authorization())
                .build();
        measure("50 books, REST, a list", () -> (long) HTTP.send(list, BodyHandlers.ofString()).body().length());
        var ones = books.stream()
                .map(book -> HttpRequest.newBuilder(URI.create(catalog + "/api/v1/books/" + book))
                        .header("Authorization", suite.authorization())
                        .build())
                .toList();
        measure("50 books, REST, one by one", () -> {
            var answers = ones.stream().map(one -> HTTP.sendAsync(one, BodyHandlers.ofString())).toList();
            var bytes = 0L;
            for (var answer : answers) {
                bytes += answer.get().body().length();
            }
            return bytes;
        });
        channel.shutdownNow();
    }

    private static void measure(String what, Sample sample) throws Exception {
        var bytes = 0L;
        var latencies = new ArrayList<Double>();
        for (var i = 0; i < WARM_UP + SAMPLES; i++) {
            var begin = System.nanoTime();
            bytes = sample.take();
            if (i >= WARM_UP) {
                latencies.add((System.nanoTime() - begin) / 1e6);
            }
        }
        System.out.printf("%-34s %,d bytes of bodies%n", what, bytes);
        Suite.print("", latencies);
    }
}
