import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The catalogue of a running Nexus: how fast real files become books, and how fast a page of 50, one book and a search are answered through
 * the gateway when there are many.
 */
final class CatalogBench {

    private static final int IMPORTED = Integer.getInteger("imported", 300);
    private static final int BOOKS = Integer.getInteger("books", 100_000);
    private static final int CHAPTERS = Integer.getInteger("chapters", 20);
    private static final int FEW = Integer.getInteger("few", 10_000);
    private static final int MANY = Integer.getInteger("many", 1_000_000);
    private static final int SECONDS = Integer.getInteger("seconds", 15);
    private static final int CONNECTIONS = Integer.getInteger("connections", 16);
    private static final List<String> PHASES =
            List.of(System.getProperty("phases", "imports,library,sizes").split(",", -1));
    private static final Duration SHORTLY = Duration.ofMillis(100);

    private final Path directory;
    private final String url;
    private final String metrics;
    private final Client client;
    private final Fill fill;
    private final Random random = new Random(42);

    private CatalogBench(Path directory, String url, String metrics, Fill fill) throws Exception {
        this.directory = directory;
        this.url = url;
        this.metrics = metrics;
        this.fill = fill;
        this.client = new Client(url);
    }

    /** Arguments: a folder to work in, the gateway, the catalogue's metrics, the database with user and password, titles, an mp3, the import root. */
    static void main(String[] arguments) throws Exception {
        var fill = new Fill(arguments[3], arguments[4], arguments[5]);
        fill.prepare(Path.of(arguments[6]));
        var bench = new CatalogBench(Path.of(arguments[0]), arguments[1], arguments[2], fill);
        if (PHASES.contains("imports")) {
            bench.imports(Path.of(arguments[7]), Path.of(arguments[8]));
        }
        if (PHASES.contains("library")) {
            bench.library();
        }
        if (PHASES.contains("sizes")) {
            bench.sizes();
        }
        fill.close();
    }

    private void imports(Path mp3, Path importRoot) throws Exception {
        byte[] bytes = Files.readAllBytes(mp3);
        var shelf = Files.createDirectories(importRoot.resolve("shelf-" + UUID.randomUUID()));
        for (int i = 0; i < IMPORTED; i++) {
            var folder = Files.createDirectories(shelf.resolve("Author %d/Book %d".formatted(i % 50, i)));
            Files.write(folder.resolve("book.mp3"), different(bytes, i));
        }
        var library = client.library("Imports");
        var begun = System.nanoTime();
        client.post("/api/v1/libraries/" + library + "/folders", "{\"folder\":\"%s\"}".formatted(shelf.getFileName()));
        Await.until("all files are imported", SHORTLY, () -> fill.count(library) >= IMPORTED);
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "import      %,d files of %,d kB from a watched folder: %.1f books/s (%.1f s)%n",
                IMPORTED, bytes.length / 1024, IMPORTED / seconds, seconds);
        begun = System.nanoTime();
        var folders = client.get("/api/v1/libraries/" + library + "/folders");
        var before = Client.field(folders, "scannedAt");
        client.post("/api/v1/libraries/%s/folders/%s/scan".formatted(library, Client.field(folders, "id")), "");
        Await.until("the folder is scanned again", Duration.ofMillis(10), () -> {
            var now = client.get("/api/v1/libraries/" + library + "/folders");
            return !Client.field(now, "scannedAt").equals(before);
        });
        System.out.printf("rescan      of the same, unchanged: %.0f ms%n", (System.nanoTime() - begun) / 1e6);
    }

    /** An ID3v1 tag at the end makes another file of the same sound. */
    private static byte[] different(byte[] bytes, int number) {
        var tagged = java.util.Arrays.copyOf(bytes, bytes.length + 128);
        var tag = "TAGBook %d".formatted(number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(tag, 0, tagged, bytes.length, tag.length);
        return tagged;
    }

    private void library() throws Exception {
        var library = client.library("Many");
        var begun = System.nanoTime();
        fill.books(library, BOOKS, CHAPTERS);
        System.out.printf("filled      %,d books with %d chapters each (%.0f s)%n", BOOKS, CHAPTERS, (System.nanoTime() - begun) / 1e9);
        var builds = builds();
        fill.forgetSearchChanges();
        Await.until("the search index is built", SHORTLY, () -> builds() > builds);
        System.out.printf("index       built anew in %.1f s%n", metric("nexus_search_rebuild_seconds_max"));
        awaitSearch(library);
        client.signInAgain();
        measure("page of 50", pages(library, BOOKS));
        measure("one book", ids(library).stream().map(id -> "/api/v1/books/" + id).toList());
        measure("search", searches(library));
        measure("suggestions", searches(library).stream().map(path -> path.replace("/search?", "/search/suggestions?")).toList());
    }

    private void sizes() throws Exception {
        var few = client.library("Few");
        fill.books(few, FEW, 1);
        var most = client.library("Most");
        var begun = System.nanoTime();
        fill.books(most, MANY, 1);
        System.out.printf("filled      %,d books (%.0f s)%n", MANY, (System.nanoTime() - begun) / 1e9);
        client.signInAgain();
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < 3; round++) {
            var small = RandomWrk.run(directory, url, client.bearer(), pages(few, FEW), 1, SECONDS);
            var large = RandomWrk.run(directory, url, client.bearer(), pages(most, MANY), 1, SECONDS);
            System.out.printf("page of 50  of %,9d books: %s%n", FEW, small);
            System.out.printf("page of 50  of %,9d books: %s%n", MANY, large);
            ratios.add(large.p50() / small.p50());
        }
        ratios.sort(null);
        System.out.printf("page of 50  of %,d books takes %.2f times as long as of %,d (median of 3)%n", MANY, ratios.get(1), FEW);
    }

    private void measure(String what, List<String> paths) throws Exception {
        System.out.printf("%-11s 1 at a time:  %s%n", what, RandomWrk.run(directory, url, client.bearer(), paths, 1, SECONDS));
        System.out.printf(
                "%-11s %d at a time: %s%n",
                what, CONNECTIONS, RandomWrk.run(directory, url, client.bearer(), paths, CONNECTIONS, SECONDS));
    }

    /** Pages that begin anywhere in the order of adding. */
    private List<String> pages(UUID library, int books) {
        var paths = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            var from = Instant.parse("2020-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(Math.max(1, books - 60))));
            paths.add("/api/v1/books?limit=50&sort=addedAt&library=%s&addedAfter=%s".formatted(library, from));
        }
        return paths;
    }

    private List<String> ids(UUID library) throws Exception {
        var ids = new ArrayList<String>();
        var id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"libraryId\"");
        for (var page : pages(library, BOOKS).subList(0, 20)) {
            id.matcher(client.get(page)).results().map(found -> found.group(1)).forEach(ids::add);
        }
        return ids;
    }

    /** Titles as people type them: the beginning, some words, and one letter that is wrong in every second. */
    private List<String> searches(UUID library) throws Exception {
        var titles = new ArrayList<String>();
        var title = Pattern.compile("\"title\":\"([^\"\\\\]+)\"");
        for (var page : pages(library, BOOKS).subList(0, 20)) {
            title.matcher(client.get(page)).results().map(found -> found.group(1)).forEach(titles::add);
        }
        var paths = new ArrayList<String>();
        for (int i = 0; i < titles.size(); i++) {
            var query = new StringBuilder(titles.get(i));
            if (i % 2 == 0) {
                query.setCharAt(random.nextInt(query.length()), (char) ('a' + random.nextInt(26)));
            }
            if (i % 3 == 0) {
                query.setLength(Math.max(4, query.length() * 2 / 3));
            }
            paths.add("/api/v1/search?limit=10&library=%s&q=%s"
                    .formatted(library, URLEncoder.encode(query.toString(), StandardCharsets.UTF_8)));
        }
        return paths;
    }

    private void awaitSearch(UUID library) throws Exception {
        var path = searches(library).get(1);
        Await.until("a search finds books", SHORTLY, () -> !client.get(path).contains("\"books\":[]"));
    }

    private double builds() throws IOException, InterruptedException {
        return metric("nexus_search_rebuild_seconds_count");
    }

    private double metric(String name) throws IOException, InterruptedException {
        var all = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(metrics)).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
        return all.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
