package dev.nexus.catalog.provider;

import dev.nexus.catalog.text.JsonText;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Open Library's search (openlibrary.org/dev/docs/api/search), where the operator wants it. It is a help and no more: when it does not
 * answer, books are imported without it, and it is left alone for a while.
 */
final class OpenLibraryOnline implements MetadataProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OpenLibraryOnline.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIELDS = "key,title,subtitle,author_name,first_publish_year,subject";
    private static final int MOST = 5;
    private static final int MOST_GENRES = 20;

    private final RestClient http;
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "openlibrary",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .waitDurationInOpenState(Duration.ofMinutes(5))
                    .build());

    OpenLibraryOnline(ProviderProperties properties) {
        var client = HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(properties.timeout());
        this.http = RestClient.builder()
                .baseUrl(properties.openlibraryUrl().toString())
                .requestFactory(requests)
                .defaultHeader("User-Agent", "Nexus (audiobook platform)")
                .build();
    }

    @Override
    public List<ProvidedBook> find(String title, List<String> authors) {
        try {
            return breaker.executeSupplier(() -> ask(title, authors));
        } catch (CallNotPermittedException rested) {
            return List.of();
        } catch (RestClientException | JacksonException e) {
            LOG.atInfo().addKeyValue("reason", e.getMessage()).log("Open Library gave no answer");
            return List.of();
        }
    }

    private List<ProvidedBook> ask(String title, List<String> authors) {
        var body = http.get()
                .uri(uri -> {
                    var query = uri.path("/search.json")
                            .queryParam("title", "{title}")
                            .queryParam("fields", FIELDS)
                            .queryParam("limit", MOST);
                    return authors.isEmpty()
                            ? query.build(title)
                            : query.queryParam("author", "{author}").build(title, authors.getFirst());
                })
                .retrieve()
                .body(String.class);
        return JSON.readTree(body == null ? "{}" : body)
                .path("docs")
                .valueStream()
                .flatMap(doc -> JsonText.of(doc, "title").stream().map(found -> book(found, doc)))
                .filter(book -> Likeness.titleKey(book.title()).equals(Likeness.titleKey(title)))
                .filter(book -> authors.isEmpty() || Likeness.shareAnAuthor(authors, book.authors()))
                .toList();
    }

    private static ProvidedBook book(String title, JsonNode doc) {
        return new ProvidedBook(
                OpenLibraryFile.PROVIDER,
                doc.path("key").asString(""),
                title,
                JsonText.of(doc, "subtitle").orElse(null),
                texts(doc, "author_name"),
                null,
                doc.path("first_publish_year").isInt()
                        ? doc.path("first_publish_year").intValue()
                        : null,
                null,
                texts(doc, "subject").stream().limit(MOST_GENRES).toList());
    }

    private static List<String> texts(JsonNode doc, String field) {
        return doc.path(field)
                .valueStream()
                .flatMap(text -> text.asStringOpt().stream())
                .toList();
    }
}
