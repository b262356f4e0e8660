import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** People with accounts and fresh tokens. Tokens live for minutes: asking for the file signs in again when they are old. */
final class Listeners {

    private static final int COUNT = 64;
    private static final long TOKEN_NANOS = 120_000_000_000L;
    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String gateway;
    private final Path file;
    private final List<UUID> accounts = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private long signedInAt;

    Listeners(String gateway, Path directory) throws IOException, InterruptedException {
        this.gateway = gateway;
        this.file = directory.resolve("tokens.txt");
        for (var i = 0; i < COUNT; i++) {
            var email = "bench-%s@example.org".formatted(UUID.randomUUID());
            accounts.add(UUID.fromString(field(
                    post("/api/v1/accounts", "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Bench\"}".formatted(email, PASSWORD)), "id")));
            emails.add(email);
        }
        signIn();
    }

    List<UUID> accounts() {
        return accounts;
    }

    /** A file with a token in each line. */
    Path tokens() throws IOException, InterruptedException {
        if (System.nanoTime() - signedInAt > TOKEN_NANOS) {
            signIn();
        }
        return file;
    }

    private void signIn() throws IOException, InterruptedException {
        var tokens = new ArrayList<String>();
        for (var email : emails) {
            tokens.add(field(
                    post("/api/v1/sessions", "{\"email\":\"%s\",\"password\":\"%s\",\"device\":{\"name\":\"bench\"}}".formatted(email, PASSWORD)),
                    "accessToken"));
        }
        Files.write(file, tokens);
        signedInAt = System.nanoTime();
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }
}
