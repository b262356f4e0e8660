import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** Somebody with an account, through the gateway. */
final class Client {

    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private String token = "";

    Client(String url) throws IOException, InterruptedException {
        this.url = url;
        var email = "bench-%s@example.org".formatted(UUID.randomUUID());
        post("/api/v1/accounts", "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Bench\"}".formatted(email, PASSWORD));
        signIn(email);
        this.email = email;
    }

    private final String email;

    /** Tokens live for minutes. */
    void signInAgain() throws IOException, InterruptedException {
        token = "";
        signIn(email);
    }

    private void signIn(String as) throws IOException, InterruptedException {
        token = field(
                post("/api/v1/sessions", "{\"email\":\"%s\",\"password\":\"%s\",\"device\":{\"name\":\"bench\"}}".formatted(as, PASSWORD)),
                "accessToken");
    }

    String bearer() {
        return "Bearer " + token;
    }

    /** A library that the catalogue has heard of. */
    UUID library(String name) throws Exception {
        var library = UUID.fromString(field(post("/api/v1/libraries", "{\"name\":\"%s\"}".formatted(name)), "id"));
        Await.until("the catalogue knows the library", Duration.ofMillis(50), () -> isKnown(library));
        return library;
    }

    private boolean isKnown(UUID library) throws InterruptedException {
        try {
            get("/api/v1/libraries/" + library + "/storage");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", bearer());
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }
}
