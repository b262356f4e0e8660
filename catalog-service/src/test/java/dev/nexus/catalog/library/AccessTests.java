package dev.nexus.catalog.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Promise 19, for the catalogue: on every path a book is there for the members of its library, and for nobody else. */
class AccessTests extends CatalogTest {

    /** What somebody gets who is no member: a problem's code, or {@code nothing} for an empty list. */
    private static final Map<String, String> FOR_STRANGERS = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/v1/books", "nothing"),
            Map.entry("GET /api/v1/authors", "nothing"),
            Map.entry("GET /api/v1/authors/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/narrators", "nothing"),
            Map.entry("GET /api/v1/narrators/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/series", "nothing"),
            Map.entry("GET /api/v1/series/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/genres", "nothing"),
            Map.entry("GET /api/v1/genres/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/tags", "nothing"),
            Map.entry("GET /api/v1/publishers", "nothing"),
            Map.entry("GET /api/v1/books/facets", "nothing"),
            Map.entry("GET /api/v1/search/suggestions", "nothing"),
            Map.entry("PATCH /api/v1/people/{id}", "404 name-not-found"),
            Map.entry("POST /api/v1/people/{id}/merge", "404 name-not-found"),
            Map.entry("PATCH /api/v1/series/{id}", "404 name-not-found"),
            Map.entry("POST /api/v1/series/{id}/merge", "404 name-not-found"),
            Map.entry("PATCH /api/v1/genres/{id}", "404 name-not-found"),
            Map.entry("POST /api/v1/genres/{id}/merge", "404 name-not-found"),
            Map.entry("PUT /api/v1/books/{id}/cover", "404 book-not-found"),
            Map.entry("DELETE /api/v1/books/{id}/cover", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}/reviews", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}/reviews/mine", "404 book-not-found"),
            Map.entry("PUT /api/v1/books/{id}/reviews/mine", "404 book-not-found"),
            Map.entry("DELETE /api/v1/books/{id}/reviews/mine", "404 book-not-found"),
            Map.entry("PUT /api/v1/books/{id}/reviews/{account}/hidden", "404 book-not-found"),
            Map.entry("DELETE /api/v1/books/{id}/reviews/{account}/hidden", "404 book-not-found"),
            Map.entry("PUT /api/v1/books/{id}/reviews/{account}/answer", "404 book-not-found"),
            Map.entry("DELETE /api/v1/books/{id}/reviews/{account}/answer", "404 book-not-found"),
            Map.entry("PATCH /api/v1/books/{id}", "404 book-not-found"),
            Map.entry("DELETE /api/v1/books/{id}", "404 book-not-found"),
            Map.entry("POST /api/v1/books/{id}/restore", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}/cover", "404 cover-not-found"),
            Map.entry("GET /api/v1/files/{id}/content", "404 file-not-found"),
            Map.entry("GET /api/v1/search", "nothing"),
            Map.entry("GET /api/v1/libraries/{id}/imports", "404 library-not-found"),
            Map.entry("GET /api/v1/books/{id}/manifest", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}/download", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}/playlist.m3u8", "404 book-not-found"),
            Map.entry("GET /api/v1/files/{id}/segments/{index}", "404 file-not-found"),
            Map.entry("POST /api/v1/books", "403 not-a-member"),
            Map.entry("GET /api/v1/books/{id}/matches", "404 book-not-found"),
            Map.entry("GET /api/v1/books/{id}/feeds", "404 book-not-found"),
            Map.entry("POST /api/v1/books/{id}/feeds", "404 book-not-found"),
            Map.entry("DELETE /api/v1/books/{id}/feeds/{feed}", "404 link-not-found"),
            Map.entry("GET /api/v1/files/{id}/links", "404 file-not-found"),
            Map.entry("POST /api/v1/files/{id}/links", "404 file-not-found"),
            Map.entry("DELETE /api/v1/files/{id}/links/{link}", "404 link-not-found"),
            Map.entry("GET /api/v1/opds", "200"),
            Map.entry("GET /api/v1/opds/new", "nothing"),
            Map.entry("GET /api/v1/opds/books", "nothing"),
            Map.entry("GET /api/v1/opds/authors", "nothing"),
            Map.entry("GET /api/v1/opds/authors/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/opds/series", "nothing"),
            Map.entry("GET /api/v1/opds/series/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/opds/genres", "nothing"),
            Map.entry("GET /api/v1/opds/genres/{id}", "404 name-not-found"),
            Map.entry("GET /api/v1/opds/search", "nothing"),
            Map.entry("GET /api/v1/libraries/{id}/storage", "404 library-not-found"),
            Map.entry("POST /api/v1/libraries/{id}/folders", "403 not-a-member"),
            Map.entry("GET /api/v1/libraries/{id}/folders", "404 library-not-found"),
            Map.entry("POST /api/v1/libraries/{id}/folders/{folder}/scan", "404 library-not-found"),
            Map.entry("DELETE /api/v1/libraries/{id}/folders/{folder}", "404 library-not-found"),
            Map.entry("POST /api/v1/uploads", "403 role-too-low"),
            Map.entry("HEAD /api/v1/uploads/{id}", "404"),
            Map.entry("PATCH /api/v1/uploads/{id}", "404 upload-not-found"),
            Map.entry("DELETE /api/v1/uploads/{id}", "404 upload-not-found"),
            Map.entry("GET /api/v1/imports/{id}", "404 import-not-found"),
            Map.entry("POST /api/v1/libraries/{id}/imports", "403 not-a-member")));

    private final UUID library = UUID.randomUUID();
    private final UUID owner = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private String importId;
    private JsonNode book;
    private JsonNode genres;

    @BeforeEach
    void thereIsABook() throws IOException {
        Files.createDirectories(IMPORT_ROOT.resolve("empty"));
        jdbc.sql("""
                        insert into provided_book (provider, key, title_key, title, authors, author_keys, genres)
                        values ('test', '1', 'fivefablesofaesop', 'Five Fables of Aesop', '{Aesop,Another}', '{}', '{}')
                        on conflict do nothing
                        """).update();
        join(owner, library, LibraryRole.OWNER);
        join(member, library, LibraryRole.CURATOR);
        JsonNode done = as(owner).imported(library, List.of(Upload.of(DemoBooks.fables())));
        importId = done.get("id").asString();
        var path = "/api/v1/books/" + done.get("bookIds").get(0).asString();
        var asImported = as(owner).json(path);
        as(owner).patch(path, """
                {"authors": ["%s", "Another"], "series": [{"name": "%s"}, {"name": "Another"}], "genres": ["%s", "Another"],
                 "tags": ["Loved"], "publisher": "Nobody"}
                """.formatted(
                        asImported.at("/authors/0/name").asString(),
                        asImported.at("/series/0/name").asString(),
                        asImported.at("/genres/0").asString()));
        book = as(owner).json(path);
        review(as(owner), book.get("id").asString());
        genres = as(owner).json("/api/v1/genres?library=" + library).get("items");
    }

    @Test
    void isTestedOnEveryPath() {
        Set<String> endpoints = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(endpoint -> endpoint.contains(" /api/") && !endpoint.contains(" /api/v1/me/"))
                // For administrators of the platform, whatever library they belong to; ParkedEventTests and the like
                // tell.
                .filter(endpoint -> !endpoint.contains(" /api/v1/admin/"))
                // Whoever has the secret may; LinkTests tell for how long.
                .filter(endpoint ->
                        !endpoint.startsWith("GET /api/v1/links/") && !endpoint.startsWith("GET /api/v1/feeds/"))
                .collect(Collectors.toSet());

        assertThat(FOR_STRANGERS.keySet()).isEqualTo(endpoints);
    }

    @Test
    void isGivenToMembers() {
        assertThat(answersFor(member).values()).containsOnly("200", "201", "202", "204");
    }

    @Test
    void isRefusedToStrangers() {
        assertThat(answersFor(UUID.randomUUID())).isEqualTo(FOR_STRANGERS);
    }

    @Test
    void endsWithTheMembership() {
        leave(member, library);

        assertThat(answersFor(member)).isEqualTo(FOR_STRANGERS);
        assertThat(answersFor(owner).values()).containsOnly("200", "201", "202", "204");
    }

    @Test
    void endsWithTheLibrary() {
        deleteLibrary(library);

        assertThat(answersFor(owner)).isEqualTo(FOR_STRANGERS);
        assertThat(answersFor(member)).isEqualTo(FOR_STRANGERS);
    }

    @Test
    void mayBeTriedAgainBySomebodyWhoHasJustJoined() {
        HttpResponse<byte[]> refused = as(UUID.randomUUID()).upload(library, List.of(Upload.of(DemoBooks.fables())));

        assertThat(CatalogApi.parse(refused).get("retryable").asBoolean()).isTrue();
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    }

    private Map<String, String> answersFor(UUID account) {
        var answers = new TreeMap<String, String>();
        FOR_STRANGERS
                .keySet()
                .forEach(endpoint ->
                        answers.put(endpoint, answer(request(endpoint).apply(as(account)))));
        return answers;
    }

    private Function<CatalogApi, HttpResponse<byte[]>> request(String endpoint) {
        String id = book.get("id").asString();
        return switch (endpoint) {
            case "GET /api/v1/books" -> api -> api.get("/api/v1/books?library=" + library);
            case "GET /api/v1/books/{id}" -> api -> api.get("/api/v1/books/" + id);
            case "GET /api/v1/books/{id}/cover" -> api -> api.get("/api/v1/books/" + id + "/cover");
            case "GET /api/v1/files/{id}/content" ->
                api -> api.get(book.at("/files/0/contentUrl").asString());
            case "PATCH /api/v1/books/{id}" -> api -> api.patch("/api/v1/books/" + id, "{}");
            case "DELETE /api/v1/books/{id}" ->
                api -> {
                    var removed = api.delete("/api/v1/books/" + id);
                    as(owner).post("/api/v1/books/" + id + "/restore", "");
                    return removed;
                };
            case "POST /api/v1/books/{id}/restore" -> api -> api.post("/api/v1/books/" + id + "/restore", "");
            case "GET /api/v1/authors/{id}" -> api -> api.get("/api/v1/authors/" + nameId("authors", 0));
            case "GET /api/v1/narrators/{id}" -> api -> api.get("/api/v1/narrators/" + nameId("narrators", 0));
            case "GET /api/v1/series/{id}" -> api -> api.get("/api/v1/series/" + nameId("series", 0));
            case "GET /api/v1/genres/{id}" -> api -> api.get("/api/v1/genres/" + nameId("genres", 0));
            case "PUT /api/v1/books/{id}/cover" -> api -> cover(api, id);
            case "DELETE /api/v1/books/{id}/cover" ->
                api -> {
                    var removed = api.delete("/api/v1/books/" + id + "/cover");
                    cover(as(owner), id);
                    return removed;
                };
            case "GET /api/v1/books/{id}/reviews" -> api -> api.get("/api/v1/books/" + id + "/reviews");
            case "PUT /api/v1/books/{id}/reviews/mine" -> api -> review(api, id);
            case "GET /api/v1/books/{id}/reviews/mine" ->
                api -> {
                    review(api, id);
                    return api.get("/api/v1/books/" + id + "/reviews/mine");
                };
            case "DELETE /api/v1/books/{id}/reviews/mine" -> api -> api.delete("/api/v1/books/" + id + "/reviews/mine");
            case "PUT /api/v1/books/{id}/reviews/{account}/hidden" ->
                ofReview(id, api -> api.put(path(id, "hidden"), ""));
            case "DELETE /api/v1/books/{id}/reviews/{account}/hidden" ->
                ofReview(id, api -> api.delete(path(id, "hidden")));
            case "PUT /api/v1/books/{id}/reviews/{account}/answer" ->
                ofReview(id, api -> api.put(path(id, "answer"), "{\"text\": \"Thank you.\"}"));
            case "DELETE /api/v1/books/{id}/reviews/{account}/answer" ->
                ofReview(id, api -> api.delete(path(id, "answer")));
            case "PATCH /api/v1/people/{id}" -> rename("people", "authors");
            case "PATCH /api/v1/series/{id}" -> rename("series", "series");
            case "PATCH /api/v1/genres/{id}" -> rename("genres", "genres");
            case "POST /api/v1/people/{id}/merge" -> merge("people", "authors");
            case "POST /api/v1/series/{id}/merge" -> merge("series", "series");
            case "POST /api/v1/genres/{id}/merge" -> merge("genres", "genres");
            case "GET /api/v1/search/suggestions" ->
                api -> api.get("/api/v1/search/suggestions?q=aes&library=" + library);
            case "GET /api/v1/authors",
                    "GET /api/v1/narrators",
                    "GET /api/v1/series",
                    "GET /api/v1/genres",
                    "GET /api/v1/tags",
                    "GET /api/v1/publishers",
                    "GET /api/v1/books/facets" ->
                api -> api.get(endpoint.substring(endpoint.indexOf(' ') + 1) + "?library=" + library);
            case "GET /api/v1/search" -> api -> api.get("/api/v1/search?q=aesop&library=" + library);
            case "GET /api/v1/libraries/{id}/imports" -> api -> api.get("/api/v1/libraries/" + library + "/imports");
            case "GET /api/v1/imports/{id}" -> api -> api.get("/api/v1/imports/" + importId);
            case "GET /api/v1/books/{id}/manifest" -> api -> api.get("/api/v1/books/" + id + "/manifest");
            case "GET /api/v1/books/{id}/download" -> api -> api.get("/api/v1/books/" + id + "/download");
            case "GET /api/v1/books/{id}/playlist.m3u8" -> api -> api.get("/api/v1/books/" + id + "/playlist.m3u8");
            case "GET /api/v1/files/{id}/segments/{index}" ->
                api -> api.get("/api/v1/files/" + fileId() + "/segments/0");
            case "POST /api/v1/books" -> this::create;
            case "GET /api/v1/books/{id}/matches" -> api -> api.get("/api/v1/books/" + id + "/matches");
            case "GET /api/v1/books/{id}/feeds" -> list("/api/v1/books/" + id + "/feeds");
            case "POST /api/v1/books/{id}/feeds" -> api -> api.post("/api/v1/books/" + id + "/feeds", "{}");
            case "DELETE /api/v1/books/{id}/feeds/{feed}" -> revoke("/api/v1/books/" + id + "/feeds");
            case "GET /api/v1/files/{id}/links" -> list("/api/v1/files/" + fileId() + "/links");
            case "POST /api/v1/files/{id}/links" -> api -> api.post("/api/v1/files/" + fileId() + "/links", "{}");
            case "DELETE /api/v1/files/{id}/links/{link}" -> revoke("/api/v1/files/" + fileId() + "/links");
            case "GET /api/v1/opds/search" -> api -> api.get("/api/v1/opds/search?query=aesop");
            case "GET /api/v1/opds/authors/{id}" -> api -> api.get("/api/v1/opds/authors/" + nameId("authors", 0));
            case "GET /api/v1/opds/series/{id}" -> api -> api.get("/api/v1/opds/series/" + nameId("series", 0));
            case "GET /api/v1/opds/genres/{id}" -> api -> api.get("/api/v1/opds/genres/" + nameId("genres", 0));
            case "GET /api/v1/opds",
                    "GET /api/v1/opds/new",
                    "GET /api/v1/opds/books",
                    "GET /api/v1/opds/authors",
                    "GET /api/v1/opds/series",
                    "GET /api/v1/opds/genres" -> api -> api.get(endpoint.substring(endpoint.indexOf(' ') + 1));
            case "GET /api/v1/libraries/{id}/storage" -> api -> api.get("/api/v1/libraries/" + library + "/storage");
            case "POST /api/v1/libraries/{id}/folders" -> this::watch;
            case "GET /api/v1/libraries/{id}/folders" ->
                api -> {
                    watch(api);
                    return api.get("/api/v1/libraries/" + library + "/folders");
                };
            case "POST /api/v1/libraries/{id}/folders/{folder}/scan" ->
                api -> api.post(watchedFolder(api) + "/scan", "");
            case "DELETE /api/v1/libraries/{id}/folders/{folder}" -> api -> api.delete(watchedFolder(api));
            case "POST /api/v1/uploads" -> AccessTests::upload;
            case "HEAD /api/v1/uploads/{id}" -> api -> api.head(uploadOf(api), "Tus-Resumable", "1.0.0");
            case "PATCH /api/v1/uploads/{id}" ->
                api -> api.send(
                        "PATCH",
                        uploadOf(api),
                        new byte[1],
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Offset",
                        "0",
                        "Content-Type",
                        "application/offset+octet-stream");
            case "DELETE /api/v1/uploads/{id}" -> api -> api.delete(uploadOf(api), "Tus-Resumable", "1.0.0");
            case "POST /api/v1/libraries/{id}/imports" ->
                api -> api.upload(library, List.of(Upload.of(DemoBooks.fables())), "Idempotency-Key", "once");
            default -> throw new IllegalArgumentException(endpoint);
        };
    }

    /** The owner's review may have been deleted by another of the requests, which come in any order. */
    private Function<CatalogApi, HttpResponse<byte[]>> ofReview(
            String id, Function<CatalogApi, HttpResponse<byte[]>> request) {
        return api -> {
            review(as(owner), id);
            return request.apply(api);
        };
    }

    private String path(String id, String ofReview) {
        return "/api/v1/books/%s/reviews/%s/%s".formatted(id, owner, ofReview);
    }

    /** A book of an upload of the caller's own; who may not begin one names some other. */
    private HttpResponse<byte[]> create(CatalogApi api) {
        byte[] book = DemoBooks.bytes(DemoBooks.fables());
        var location = api.send(
                        "POST",
                        "/api/v1/uploads",
                        book,
                        "Tus-Resumable",
                        "1.0.0",
                        "Upload-Length",
                        Integer.toString(book.length),
                        "Content-Type",
                        "application/offset+octet-stream")
                .headers()
                .firstValue("Location")
                .orElseGet(() -> "/" + UUID.randomUUID());
        return api.post(
                "/api/v1/books",
                "{\"libraryId\": \"%s\", \"uploads\": [\"%s\"]}"
                        .formatted(library, location.substring(location.lastIndexOf('/') + 1)));
    }

    private HttpResponse<byte[]> watch(CatalogApi api) {
        return api.post("/api/v1/libraries/" + library + "/folders", "{\"folder\": \"empty\"}");
    }

    /** A folder that the caller has had watched; who may not tries another. */
    private String watchedFolder(CatalogApi api) {
        var made = watch(api);
        var id = made.statusCode() == 201
                ? CatalogApi.parse(made).get("id").asString()
                : UUID.randomUUID().toString();
        return "/api/v1/libraries/" + library + "/folders/" + id;
    }

    private String fileId() {
        return book.at("/files/0/id").asString();
    }

    /** Lists what the caller has just made. */
    private static Function<CatalogApi, HttpResponse<byte[]>> list(String path) {
        return api -> {
            api.post(path, "{}");
            return api.get(path);
        };
    }

    /** Revokes what the caller has just made; who may make none tries another. */
    private static Function<CatalogApi, HttpResponse<byte[]>> revoke(String path) {
        return api -> {
            var made = api.post(path, "{}");
            var id = made.statusCode() == 201
                    ? CatalogApi.parse(made).get("id").asString()
                    : UUID.randomUUID().toString();
            return api.delete(path + "/" + id);
        };
    }

    private static HttpResponse<byte[]> upload(CatalogApi api) {
        return api.send("POST", "/api/v1/uploads", new byte[0], "Tus-Resumable", "1.0.0", "Upload-Length", "10");
    }

    /** An upload of the caller's own; who may not begin one asks for some other. */
    private String uploadOf(CatalogApi api) {
        return upload(api).headers().firstValue("Location").orElseGet(() -> "/api/v1/uploads/" + UUID.randomUUID());
    }

    private static HttpResponse<byte[]> cover(CatalogApi api, String book) {
        return api.put("/api/v1/books/" + book + "/cover", "image/jpeg", DemoBooks.bytes(DemoBooks.poemsCover()));
    }

    private static HttpResponse<byte[]> review(CatalogApi api, String book) {
        return api.put("/api/v1/books/" + book + "/reviews/mine", "{\"rating\": 4}");
    }

    private Function<CatalogApi, HttpResponse<byte[]>> rename(String kind, String list) {
        var name = "{\"name\": \"Renamed %s\"}".formatted(UUID.randomUUID());
        return api -> api.patch("/api/v1/" + kind + "/" + nameId(list, 0), name);
    }

    private Function<CatalogApi, HttpResponse<byte[]>> merge(String kind, String list) {
        return api -> api.post(
                "/api/v1/" + kind + "/" + nameId(list, 0) + "/merge",
                "{\"duplicates\": [\"%s\"]}".formatted(nameId(list, 1)));
    }

    private String nameId(String list, int index) {
        var names = list.equals("genres") ? genres : book.get(list);
        return names.get(index).get("id").asString();
    }

    private static String answer(HttpResponse<byte[]> response) {
        if (response.statusCode() >= 400 && response.body().length == 0) {
            return String.valueOf(response.statusCode());
        }
        if (response.statusCode() >= 400) {
            return response.statusCode() + " "
                    + CatalogApi.parse(response).get("code").asString();
        }
        return isEmptyList(response) ? "nothing" : String.valueOf(response.statusCode());
    }

    private static boolean isEmptyList(HttpResponse<byte[]> response) {
        if (response.headers()
                .firstValue("Content-Type")
                .filter("application/opds+json"::equals)
                .isPresent()) {
            JsonNode feed = CatalogApi.parse(response);
            return !feed.has("publications")
                    && feed.at("/navigation/0/rel").asString().equals("up");
        }
        if (response.headers()
                .firstValue("Content-Type")
                .filter("application/json"::equals)
                .isEmpty()) {
            return false;
        }
        JsonNode body = CatalogApi.parse(response);
        return body.has("items")
                ? body.get("items").isEmpty()
                : (body.has("people") || body.has("years"))
                        && body.valueStream().allMatch(JsonNode::isEmpty);
    }
}
