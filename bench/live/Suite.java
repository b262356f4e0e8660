import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running Nexus, as one listener's app sees it. */
final class Suite {

    private static final String PASSWORD = "correct horse battery staple";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String token;

    private Suite(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** A new account, signed in. */
    static Suite signedIn(String url) throws IOException, InterruptedException {
        var nobody = new Suite(url, "");
        var email = "bench-%s@example.org".formatted(UUID.randomUUID());
        nobody.post("/api/v1/accounts", "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Bench\"}".formatted(email, PASSWORD));
        return new Suite(
                url,
                field(
                        nobody.post(
                                "/api/v1/sessions",
                                "{\"email\":\"%s\",\"password\":\"%s\",\"device\":{\"name\":\"bench\"}}".formatted(email, PASSWORD)),
                        "accessToken"));
    }

    /** Imports one book into a library of its own; returns the book. */
    String bookOfItsOwn() throws IOException, InterruptedException {
        return bookIn(field(post("/api/v1/libraries", "{\"name\":\"Bench\"}"), "id"), 0);
    }

    /** Imports the demo's fables into a library, made another book by what stands behind them; returns the book. */
    String bookIn(String library, int number) throws IOException, InterruptedException {
        var audio = Files.readAllBytes(Path.of("demo", "audio", "Five Fables of Aesop.m4b"));
        var head = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.m4b\"\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        // An atom that players skip (ISO/IEC 14496-12).
        var skipped = ByteBuffer.allocate(12).putInt(12).put("free".getBytes(StandardCharsets.US_ASCII)).putInt(number);
        String answer;
        do {
            answer = send(request("/api/v1/libraries/" + library + "/imports")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofByteArray(head),
                            BodyPublishers.ofByteArray(audio),
                            BodyPublishers.ofByteArray(skipped.array()),
                            BodyPublishers.ofByteArray(tail))));
        } while (answer.contains("\"retryable\":true"));
        var path = "/api/v1/imports/" + field(answer, "id");
        while (!get(path).contains("\"succeeded\"")) {
            Thread.onSpinWait();
        }
        var book = Pattern.compile("\"bookIds\":\\[\"([^\"]+)").matcher(get(path));
        if (!book.find()) {
            throw new IllegalStateException("no book");
        }
        return book.group(1);
    }

    /** The token of the account, for a service behind the gateway. */
    String authorization() {
        return "Bearer " + token;
    }

    /** Reports something now, and as heard the second that led there, if something was; returns the answer. */
    String report(String book, String kind, double position, UUID report) throws IOException, InterruptedException {
        var heard = kind.equals("pause") ? "\"listenedFrom\":%s,\"listenedTo\":%s,".formatted(position, position + 1) : "";
        return post("/api/v1/me/progress/reports", """
                {"deviceId":"bench","sentAt":"%1$s","reports":[{"id":"%2$s","bookId":"%3$s","kind":"%4$s",%5$s
                 "position":%6$s,"at":"%1$s"}]}"""
                        .formatted(Instant.now(), report, book, kind, heard, heard.isEmpty() ? position : position + 1));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static String field(String json, String name) {
        Matcher value = Pattern.compile("\"%s\":\"?([^\",}]+)".formatted(name)).matcher(json);
        if (!value.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return value.group(1);
    }

    static void print(String what, List<Double> millis) {
        var sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%-34s p50 %.1f ms, p99 %.1f ms, longest %.1f ms (%d samples)%n",
                what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast(), sorted.size());
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }
}
