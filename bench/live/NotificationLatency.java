import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the answer to a finish report (which is its commit) to the notification, read through the gateway of a running Nexus. The
 * polling itself is part of what is measured; its own time is printed beside it.
 */
final class NotificationLatency {

    private static final int SAMPLES = 100;
    private static final int WARM_UP = 20;
    private static final String PASSWORD = "correct horse battery staple";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private String token = "";

    private NotificationLatency(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        new NotificationLatency(arguments[0]).run();
    }

    private void run() throws Exception {
        String email = "bench-%s@example.org".formatted(UUID.randomUUID());
        post("/api/v1/accounts", "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Bench\"}".formatted(email, PASSWORD));
        token = field(
                post("/api/v1/sessions", "{\"email\":\"%s\",\"password\":\"%s\",\"device\":{\"name\":\"bench\"}}".formatted(email, PASSWORD)),
                "accessToken");
        String library = field(post("/api/v1/libraries", "{\"name\":\"Bench\"}"), "id");
        String book = imported(library);
        List<Double> latencies = new ArrayList<>();
        List<Double> polls = new ArrayList<>();
        int unread = 0;
        for (int i = 0; i < SAMPLES + WARM_UP; i++) {
            while (!finish(book).contains("\"applied\"")) {
                Thread.onSpinWait();
            }
            long answered = System.nanoTime();
            unread++;
            long polled;
            do {
                polled = System.nanoTime();
            } while (Integer.parseInt(field(get("/api/v1/me/notifications?limit=1"), "unread")) < unread);
            if (i >= WARM_UP) {
                latencies.add((System.nanoTime() - answered) / 1e6);
                polls.add((System.nanoTime() - polled) / 1e6);
            }
        }
        print("answer to notification read", latencies);
        print("one poll alone", polls);
    }

    private String imported(String library) throws IOException, InterruptedException {
        byte[] audio = Files.readAllBytes(Path.of("demo", "audio", "Five Fables of Aesop.m4b"));
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.m4b\"\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        String answer;
        do {
            answer = send(request("/api/v1/libraries/" + library + "/imports")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofByteArray(head),
                            BodyPublishers.ofByteArray(audio),
                            BodyPublishers.ofByteArray(tail))));
        } while (answer.contains("\"retryable\":true"));
        String path = "/api/v1/imports/" + field(answer, "id");
        while (!get(path).contains("\"succeeded\"")) {
            Thread.onSpinWait();
        }
        Matcher book = Pattern.compile("\"bookIds\":\\[\"([^\"]+)").matcher(get(path));
        if (!book.find()) {
            throw new IllegalStateException("no book");
        }
        return book.group(1);
    }

    private String finish(String book) throws IOException, InterruptedException {
        return post(
                "/api/v1/me/progress/reports",
                """
                {"deviceId":"bench","sentAt":"%1$s","reports":[{"id":"%2$s","bookId":"%3$s","kind":"finish",
                 "position":205,"at":"%1$s"}]}"""
                        .formatted(Instant.now(), UUID.randomUUID(), book));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String field(String json, String name) {
        Matcher value = Pattern.compile("\"%s\":\"?([^\",}]+)".formatted(name)).matcher(json);
        if (!value.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return value.group(1);
    }

    private static void print(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%-28s p50 %.1f ms, p99 %.1f ms (%d samples)%n",
                what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.size());
    }
}
