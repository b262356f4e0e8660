package dev.nexus.catalog.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogApi.Upload;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.contracts.LibraryRole;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** Addresses that are good without a token, and no longer than they should be. */
class LinkTests extends CatalogTest {

    private static final String ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";

    private final UUID library = UUID.randomUUID();

    private UUID listener;
    private String book;
    private String file;

    @BeforeEach
    void thereIsABook() {
        listener = member(library, LibraryRole.LISTENER);
        var curator = as(member(library, LibraryRole.CURATOR));
        var files = new ArrayList<>(DemoBooks.poems().stream().map(Upload::of).toList());
        files.add(Upload.of(DemoBooks.poemsCover()));
        book = curator.bookOf(library, files);
        file = curator.json("/api/v1/books/" + book).at("/files/0/id").asString();
    }

    @Test
    void playsWithoutAToken() {
        var made = made("/api/v1/files/" + file + "/links", "{}");

        assertThat(Duration.between(
                        Instant.now(), Instant.parse(made.get("expiresAt").asString())))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        var whole = nobody(made);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(DemoBooks.bytes(DemoBooks.poems().getFirst()));
        assertThat(whole.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline; filename=");
        var part = nobody(made, "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(10);
    }

    @Test
    void endsWhenItIsRevoked() {
        var made = made("/api/v1/files/" + file + "/links", "");
        String path = "/api/v1/files/" + file + "/links";

        assertThat(as(listener).json(path).at("/items/0/id")).isEqualTo(made.get("id"));
        assertThat(as(listener).json(path).at("/items/0/url").isNull()).isTrue();
        assertThat(as(listener).delete(path + "/" + made.get("id").asString()).statusCode())
                .isEqualTo(204);

        assertThat(nobody(made).statusCode()).isEqualTo(404);
        assertThat(as(listener).delete(path + "/" + made.get("id").asString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void endsWhenItExpires() {
        var made = made("/api/v1/files/" + file + "/links", "{\"expiresIn\": 60}");

        jdbc.sql("update link set expires_at = now() - interval '1 second' where id = :id")
                .param("id", UUID.fromString(made.get("id").asString()))
                .update();

        assertThat(nobody(made).statusCode()).isEqualTo(404);
        assertThat(as(listener).json("/api/v1/files/" + file + "/links").get("items"))
                .isEmpty();
    }

    @Test
    void endsWithTheMembership() {
        var link = made("/api/v1/files/" + file + "/links", "");
        var feed = made("/api/v1/books/" + book + "/feeds", "");
        assertThat(nobody(feed).statusCode()).isEqualTo(200);

        leave(listener, library);

        assertThat(nobody(link).statusCode()).isEqualTo(404);
        assertThat(nobody(feed).statusCode()).isEqualTo(404);
    }

    @Test
    void isRevokedByItsAccountAlone() {
        var made = made("/api/v1/files/" + file + "/links", "");
        var other = as(member(library, LibraryRole.OWNER));

        assertThat(other.json("/api/v1/files/" + file + "/links").get("items")).isEmpty();
        assertThat(other.delete("/api/v1/files/" + file + "/links/"
                                + made.get("id").asString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(nobody(made).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkIsNoFeed() {
        var link = made("/api/v1/files/" + file + "/links", "");
        String secret = link.get("url").asString().replaceFirst(".*/", "");

        assertThat(as(listener).getAsNobody("/api/v1/feeds/" + secret).statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from link where secret = :secret")
                        .param("secret", secret)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void areNotMadeWithoutEnd() {
        jdbc.sql("""
                        insert into link (id, account_id, kind, subject_id, secret, created_at, expires_at)
                        select gen_random_uuid(), :account, 'file', :file, 'secret ' || n || :file, now(),
                               now() + case n when 1000 then interval '-1 minute' else interval '1 day' end
                        from generate_series(1, 1000) n
                        """)
                .param("account", listener)
                .param("file", UUID.fromString(file))
                .update();

        made("/api/v1/files/" + file + "/links", "");
        var refused = as(listener).post("/api/v1/files/" + file + "/links", "");

        assertThat(CatalogApi.parse(refused).get("code").asString()).isEqualTo("too-many-links");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "99999999999"})
    void isNotGoodForEver(String seconds) {
        var refused = as(listener).post("/api/v1/files/" + file + "/links", "{\"expiresIn\": %s}".formatted(seconds));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(CatalogApi.parse(refused).at("/errors/0/pointer").asString()).isEqualTo("#/expiresIn");
    }

    @Test
    void isAPodcast() throws Exception {
        var feed = made("/api/v1/books/" + book + "/feeds", "");
        assertThat(feed.get("expiresAt").isNull()).isTrue();

        var answer = nobody(feed);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/rss+xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var channel = (Element) factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getElementsByTagName("channel")
                .item(0);

        // What Apple requires of a show and its episodes.
        for (var required : List.of("title", "description", "language", "link")) {
            assertThat(text(channel, required)).as(required).isNotBlank();
        }
        assertThat(apple(channel, "image").getAttribute("href")).endsWith("/cover.jpg");
        assertThat(apple(channel, "category").getAttribute("text")).isEqualTo("Arts");
        assertThat(apple(channel, "explicit").getTextContent()).isEqualTo("false");
        assertThat(apple(channel, "block").getTextContent()).isEqualTo("Yes");
        assertThat(apple(channel, "type").getTextContent()).isEqualTo("serial");
        var items = channel.getElementsByTagName("item");
        assertThat(items.getLength()).isEqualTo(3);
        ZonedDateTime before = null;
        for (int i = 0; i < items.getLength(); i++) {
            var item = (Element) items.item(i);
            var enclosure = (Element) item.getElementsByTagName("enclosure").item(0);
            byte[] bytes = DemoBooks.bytes(DemoBooks.poems().get(i));
            assertThat(enclosure.getAttribute("type")).isEqualTo("audio/mpeg");
            assertThat(enclosure.getAttribute("length")).isEqualTo(Integer.toString(bytes.length));
            assertThat(enclosure.getAttribute("url")).endsWith(".mp3");
            assertThat(as(listener)
                            .getAsNobody(path(enclosure.getAttribute("url")))
                            .body())
                    .isEqualTo(bytes);
            assertThat(text(item, "guid")).startsWith("urn:uuid:");
            assertThat(apple(item, "episode").getTextContent()).isEqualTo(Integer.toString(i + 1));
            assertThat(Integer.parseInt(apple(item, "duration").getTextContent()))
                    .isPositive();
            var published = ZonedDateTime.parse(text(item, "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME);
            if (before != null) {
                assertThat(published).isAfter(before);
            }
            before = published;
        }
        assertThat(text((Element) items.item(1), "title")).isEqualTo("Remembrance");
        var cover = as(listener).getAsNobody(path(feed.get("url").asString()) + "/cover.jpg");
        assertThat(cover.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void hearsNoOtherBook() {
        var feed = made("/api/v1/books/" + book + "/feeds", "");
        var curator = as(member(library, LibraryRole.CURATOR));
        String other = curator.bookOf(library, List.of(Upload.of(DemoBooks.fables())));
        String foreign =
                curator.json("/api/v1/books/" + other).at("/files/0/id").asString();

        assertThat(as(listener)
                        .getAsNobody(path(feed.get("url").asString()) + "/files/" + foreign + "/1.m4b")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"links", "feeds"})
    void nothingIsBehindAGuess(String kind) {
        var guessed = as(listener).getAsNobody("/api/v1/" + kind + "/" + "A".repeat(43));

        assertThat(guessed.statusCode()).isEqualTo(404);
        assertThat(CatalogApi.parse(guessed).get("code").asString()).isEqualTo("link-not-found");
    }

    private JsonNode made(String path, String body) {
        var made = as(listener).post(path, body);
        assertThat(made.statusCode()).isEqualTo(201);
        return CatalogApi.parse(made);
    }

    private HttpResponse<byte[]> nobody(JsonNode made, String... headers) {
        return as(listener).getAsNobody(path(made.get("url").asString()), headers);
    }

    private static String path(String url) {
        return URI.create(url).getRawPath();
    }

    private static String text(Element within, String name) {
        return within.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Element apple(Element within, String name) {
        return (Element) within.getElementsByTagNameNS(ITUNES, name).item(0);
    }
}
