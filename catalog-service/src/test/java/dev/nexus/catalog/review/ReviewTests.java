package dev.nexus.catalog.review;

import static dev.nexus.catalog.book.BookMother.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.book.BookPublishing;
import dev.nexus.contracts.LibraryRole;
import dev.nexus.platform.personaldata.PersonalData;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class ReviewTests extends CatalogTest {

    private final UUID library = UUID.randomUUID();

    @Autowired
    private BookPublishing publishing;

    @Autowired
    @Qualifier("personalReviews")
    private PersonalData personal;

    @Autowired
    @Qualifier("personalReviewAnswers")
    private PersonalData personalAnswers;

    @Autowired
    private TransactionTemplate transaction;

    private UUID annId;
    private CatalogApi ann;
    private CatalogApi bob;
    private String path;

    @BeforeEach
    void thereIsABook() {
        annId = member(library, LibraryRole.LISTENER);
        ann = as(annId);
        bob = as(member(library, LibraryRole.LISTENER));
        path = "/api/v1/books/" + book(library, "Reviewed").publish(publishing);
    }

    @Test
    void isOneOfEachMemberAndBook() {
        assertThat(ann.json(path).get("rating").toString()).isEqualTo("{\"average\":null,\"count\":0}");

        review(ann, "{\"rating\": 2, \"text\": \"He dies.\", \"spoiler\": true}");
        review(bob, "{\"rating\": 5}");
        review(ann, "{\"rating\": 3, \"text\": \" It grows on one. \"}");

        var reviews = bob.json(path + "/reviews").get("items");
        assertThat(reviews).hasSize(2);
        assertThat(reviews.get(0).get("text").asString()).isEqualTo("It grows on one.");
        assertThat(reviews.get(0).get("spoiler").asBoolean()).isFalse();
        assertThat(ann.json(path + "/reviews/mine").get("rating").asInt()).isEqualTo(3);
        assertRating("4.0", 2);
    }

    @Test
    void isTakenBackWithItsRating() {
        review(ann, "{\"rating\": 2}");
        review(bob, "{\"rating\": 5}");

        assertThat(ann.delete(path + "/reviews/mine").statusCode()).isEqualTo(204);
        assertThat(ann.delete(path + "/reviews/mine").statusCode()).isEqualTo(204);

        assertRating("5.0", 1);
        var none = ann.get(path + "/reviews/mine");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(CatalogApi.parse(none).get("code").asString()).isEqualTo("review-not-found");
    }

    @Test
    void aHiddenOneIsForItsAuthorAndCuratorsAndDoesNotCount() {
        var curator = as(member(library, LibraryRole.CURATOR));
        review(ann, "{\"rating\": 1, \"text\": \"Rude.\"}");
        review(bob, "{\"rating\": 4}");

        assertThat(curator.put(path + "/reviews/" + annId + "/hidden", "").statusCode())
                .isEqualTo(204);
        review(ann, "{\"rating\": 1, \"text\": \"Still rude.\"}");

        assertRating("4.0", 1);
        assertThat(bob.json(path + "/reviews").get("items")).hasSize(1);
        assertThat(ann.json(path + "/reviews").get("items")).hasSize(2);
        assertThat(curator.json(path + "/reviews").at("/items/0/hidden").asBoolean())
                .isTrue();
        assertThat(bob.put(path + "/reviews/" + annId + "/hidden", "").statusCode())
                .isEqualTo(403);

        assertThat(curator.delete(path + "/reviews/" + annId + "/hidden").statusCode())
                .isEqualTo(204);
        assertRating("2.5", 2);
        assertThat(curator.put(path + "/reviews/" + UUID.randomUUID() + "/hidden", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rating\": 0}",
                "{\"rating\": 6}",
                "{\"rating\": 3.5}",
                "{\"rating\": 3, \"text\": \"\\u0000\"}",
                "{\"rating\": 3, \"stars\": 1}"
            })
    void refusesWhatIsNoReview(String body) {
        assertThat(ann.put(path + "/reviews/mine", body).statusCode()).isIn(400, 422);
        assertRating(null, 0);
    }

    @Test
    void sortsAndFiltersBooks() {
        var other = "/api/v1/books/" + book(library, "Better").publish(publishing);
        review(ann, "{\"rating\": 2}");
        ann.put(other + "/reviews/mine", "{\"rating\": 5}");
        book(library, "Unrated").publish(publishing);

        assertThat(titles("sort=-rating")).containsExactly("Better", "Reviewed", "Unrated");
        assertThat(titles("ratingMin=2.5")).containsExactly("Better");
    }

    @Test
    void pagesThroughAllOfThem() {
        var accounts = IntStream.range(0, 7)
                .mapToObj(_ -> member(library, LibraryRole.LISTENER))
                .toList();
        accounts.forEach(account -> review(as(account), "{\"rating\": 3}"));
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = ann.json(path + "/reviews?limit=3" + cursor);
            page.get("items").forEach(item -> seen.add(item.get("accountId").asString()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        accounts.stream().map(UUID::toString).toList());
    }

    @Test
    void countsRightWhenManyRateAtOnce() throws Exception {
        var accounts = IntStream.range(0, 12)
                .mapToObj(_ -> member(library, LibraryRole.LISTENER))
                .toList();
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Future<HttpResponse<byte[]>>> all = accounts.stream()
                    .map(account -> pool.submit(() -> as(account).put(path + "/reviews/mine", "{\"rating\": 4}")))
                    .toList();
            for (var one : all) {
                assertThat(one.get().statusCode()).isEqualTo(200);
            }
        }

        assertRating("4.0", 12);
    }

    @Test
    void goesWithTheAccount() {
        review(ann, "{\"rating\": 1, \"text\": \"Mine.\"}");
        review(bob, "{\"rating\": 4}");
        try (var told = personal.about(annId)) {
            assertThat(told.toList().toString()).contains("Mine.").doesNotContain("rating=4");
        }

        transaction.executeWithoutResult(_ -> personal.erase(annId));

        assertRating("4.0", 1);
        assertThat(bob.json(path + "/reviews").get("items")).hasSize(1);
        var told = probe.await("catalog.review.deleted.v1", event -> isAbout(annId, event));
        assertThat(told.at("/data/ratingCount").asInt()).isOne();
    }

    @Test
    void tellsEachChangeOnceWithWhatTheBookIsWorthFromThenOn() {
        var curatorId = member(library, LibraryRole.CURATOR);
        var curator = as(curatorId);
        review(bob, "{\"rating\": 4}");
        review(ann, "{\"rating\": 1, \"text\": \"Rude.\"}");
        review(ann, "{\"rating\": 1, \"text\": \"Rude.\"}");
        curator.put(path + "/reviews/" + annId + "/hidden", "");
        curator.put(path + "/reviews/" + annId + "/hidden", "");
        answer(curator, "Please be kind.");
        answer(curator, "Please be kind.");
        ann.delete(path + "/reviews/mine");
        ann.delete(path + "/reviews/mine");

        probe.await("catalog.review.deleted.v1", event -> isAbout(annId, event));
        var told = probe.events().stream()
                .filter(event -> event.get("type").asString().startsWith("catalog.review."))
                .filter(event -> isAbout(annId, event))
                .toList();
        assertThat(told)
                .extracting(event -> event.get("type").asString())
                .containsExactly(
                        "catalog.review.written.v1",
                        "catalog.review.moderated.v1",
                        "catalog.review.answered.v1",
                        "catalog.review.deleted.v1");
        assertThat(told)
                .extracting(event -> event.get("sequence").asString().substring(19))
                .containsExactly("1", "2", "3", "4");
        assertThat(told).extracting(event -> event.get("libraryid").asString()).containsOnly(library.toString());
        var written = told.getFirst();
        assertThat(written.get("source").asString())
                .isEqualTo("/catalog/reviews/" + written.at("/data/reviewId").asString());
        assertThat(written.at("/data/ratingAverage").asDouble()).isEqualTo(2.5);
        assertThat(written.at("/data/ratingCount").asInt()).isEqualTo(2);
        assertThat(written.at("/data/worded").asBoolean()).isTrue();
        assertThat(written.toString()).doesNotContain("Rude");
        assertThat(told.get(1).at("/data/ratingAverage").asDouble()).isEqualTo(4);
        assertThat(told.get(2).at("/data/answeredBy").asString()).isEqualTo(curatorId.toString());
        assertThat(told.get(2).toString()).doesNotContain("kind");
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void isAnsweredInTheNameOfTheLibrary() {
        var curatorId = member(library, LibraryRole.CURATOR);
        var curator = as(curatorId);
        review(ann, "{\"rating\": 2}");

        var answered = answer(curator, " Thank you. ");
        assertThat(answered.at("/answer/text").asString()).isEqualTo("Thank you.");
        review(ann, "{\"rating\": 4}");

        var shown = bob.json(path + "/reviews").at("/items/0/answer");
        assertThat(shown.get("text").asString()).isEqualTo("Thank you.");
        assertThat(shown.get("accountId").asString()).isEqualTo(curatorId.toString());
        assertThat(shown.get("answeredAt").asString()).isNotEmpty();
        assertThat(bob.put(path + "/reviews/" + annId + "/answer", "{\"text\": \"Me too.\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(curator.put(path + "/reviews/" + UUID.randomUUID() + "/answer", "{\"text\": \"?\"}")
                        .statusCode())
                .isEqualTo(404);

        for (var time = 0; time < 2; time++) {
            assertThat(curator.delete(path + "/reviews/" + annId + "/answer").statusCode())
                    .isEqualTo(204);
        }
        assertThat(bob.json(path + "/reviews").at("/items/0/answer").isNull()).isTrue();
        assertThat(curator.delete(path + "/reviews/" + UUID.randomUUID() + "/answer")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": null}", "{\"text\": \" \"}", "{\"text\": \"Hi.\", \"rating\": 1}"})
    void refusesWhatIsNoAnswer(String body) {
        var curator = as(member(library, LibraryRole.CURATOR));
        review(ann, "{\"rating\": 2}");

        assertThat(curator.put(path + "/reviews/" + annId + "/answer", body).statusCode())
                .isIn(400, 422);
        assertThat(ann.json(path + "/reviews/mine").get("answer").isNull()).isTrue();
    }

    @Test
    void anAnswerStaysWhenWhoGaveItIsErased() {
        var curatorId = member(library, LibraryRole.CURATOR);
        review(ann, "{\"rating\": 2}");
        answer(as(curatorId), "Thank you.");
        try (var told = personalAnswers.about(curatorId)) {
            assertThat(told.toList().toString()).contains("Thank you.");
        }

        personalAnswers.erase(curatorId);

        var shown = bob.json(path + "/reviews").at("/items/0/answer");
        assertThat(shown.get("text").asString()).isEqualTo("Thank you.");
        assertThat(shown.get("accountId").isNull()).isTrue();
    }

    private JsonNode answer(CatalogApi curator, String text) {
        var response = curator.put(path + "/reviews/" + annId + "/answer", "{\"text\": \"" + text + "\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        return CatalogApi.parse(response);
    }

    private static boolean isAbout(UUID author, JsonNode event) {
        return event.at("/data/accountId").asString().equals(author.toString());
    }

    private void review(CatalogApi api, String body) {
        assertThat(api.put(path + "/reviews/mine", body).statusCode()).isEqualTo(200);
    }

    private void assertRating(@Nullable String average, int count) {
        JsonNode rating = ann.json(path).get("rating");
        assertThat(rating.get("average").asString(null)).isEqualTo(average);
        assertThat(rating.get("count").asInt()).isEqualTo(count);
    }

    private List<String> titles(String query) {
        return ann.json("/api/v1/books?library=" + library + "&" + query)
                .get("items")
                .valueStream()
                .map(item -> item.get("title").asString())
                .toList();
    }
}
