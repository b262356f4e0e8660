package dev.nexus.notification.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.CatalogEvent;
import dev.nexus.contracts.CatalogEvent.Person;
import dev.nexus.contracts.CatalogEvent.SeriesEntry;
import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.TellingTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Whom and what somebody follows, by the API. */
class FollowTests extends TellingTest {

    private final Person austen = new Person(UUID.randomUUID(), "Jane Austen");
    private final Person other = new Person(UUID.randomUUID(), "J. Austen");
    private final SeriesEntry series = new SeriesEntry(UUID.randomUUID(), "Novels", "1");

    @BeforeEach
    void booksOfTheLibrary() {
        adaIsAMember("en", null);
        publishBook(UUID.randomUUID(), "Emma", List.of(austen, other), List.of(series));
        awaitHandled();
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        follow("authors", austen.id());
        follow("series", series.id());
        follow("authors", austen.id());

        var first = ask(HttpMethod.GET, "/follows?limit=1", null).body();
        var second = ask(
                        HttpMethod.GET,
                        "/follows?limit=1&cursor=" + first.path("next").asString(),
                        null)
                .body();

        assertThat(first.at("/items/0/kind").asString()).isEqualTo("series");
        assertThat(first.at("/items/0/name").asString()).isEqualTo("Novels");
        assertThat(second.at("/items/0/id").asString()).isEqualTo(austen.id().toString());
        assertThat(second.at("/items/0/libraryId").asString()).isEqualTo(library.toString());
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void followsNoLongerHoweverOften() {
        follow("authors", austen.id());

        assertThat(unfollow("authors", austen.id())).isEqualTo(204);
        assertThat(unfollow("authors", austen.id())).isEqualTo(204);

        assertThat(followed()).isEmpty();
    }

    @Test
    void hidesWhatIsNotThereAndWhatIsNotTheCallers() {
        revokeAda();

        var foreign = ask(HttpMethod.PUT, "/follows/authors/" + austen.id(), null);
        var unknown = ask(HttpMethod.PUT, "/follows/authors/" + UUID.randomUUID(), null);
        var mistaken = ask(HttpMethod.PUT, "/follows/series/" + austen.id(), null);

        assertThat(List.of(foreign, unknown, mistaken)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body().path("retryable").asBoolean()).isTrue();
        });
    }

    @Test
    void hidesTheNameOfWhatMayNotBeReadAnyMore() {
        follow("authors", austen.id());
        revokeAda();

        var shown = ask(HttpMethod.GET, "/follows", null).body().at("/items/0");

        assertThat(shown.path("id").asString()).isEqualTo(austen.id().toString());
        assertThat(shown.path("name").isNull()).isTrue();
        assertThat(shown.path("libraryId").isNull()).isTrue();
    }

    @Test
    void hasAnEnd() {
        jdbc.sql("""
                        insert into follow (id, account_id, kind, entry_id, followed_at)
                        select gen_random_uuid(), ?, 'author', gen_random_uuid(), now() from generate_series(1, ?)
                        """).params(ada, Following.MOST).update();

        var reply = ask(HttpMethod.PUT, "/follows/authors/" + austen.id(), null);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("too-many-follows");
        follow("series", series.id());
    }

    @Test
    void movesWithAMergeInAnyOrder() {
        var last = new Person(UUID.randomUUID(), "Austen, Jane");
        follow("authors", austen.id());
        follow("authors", other.id());

        // The second merge arrives first.
        merge(last, other);
        merge(other, austen);
        awaitHandled();

        assertThat(followed()).containsExactly(last.id());
        follow("authors", austen.id());
        assertThat(followed()).containsExactly(last.id());
        assertThat(ask(HttpMethod.GET, "/follows", null)
                        .body()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("Austen, Jane");
        assertThat(unfollow("authors", austen.id())).isEqualTo(204);
        assertThat(followed()).isEmpty();
    }

    @Test
    void isForgottenWithTheAccount() {
        follow("authors", austen.id());
        assertThat(ask(HttpMethod.GET, "/data/notification", null)
                        .body()
                        .at("/follows/0/id")
                        .asString())
                .isEqualTo(austen.id().toString());

        publish("/user/accounts/" + ada, 3, new UserEvent.AccountDeleted(ada, Instant.now()));

        await().pollInterval(SHORT).untilAsserted(() -> assertThat(followed()).isEmpty());
    }

    private void merge(Person stays, Person merged) {
        publish(
                "/catalog/people/" + stays.id(),
                1,
                new CatalogEvent.PersonMerged(stays.id(), merged.id(), library, stays.name(), Instant.now()));
    }

    private void revokeAda() {
        var membership = UUID.randomUUID();
        publish(
                "/user/memberships/" + membership,
                2,
                new UserEvent.MembershipRevoked(membership, library, ada, Instant.now()));
        awaitHandled();
    }

    private void follow(String kind, UUID id) {
        assertThat(ask(HttpMethod.PUT, "/follows/%s/%s".formatted(kind, id), null)
                        .status())
                .isEqualTo(204);
    }

    private int unfollow(String kind, UUID id) {
        return ask(HttpMethod.DELETE, "/follows/%s/%s".formatted(kind, id), null)
                .status();
    }

    private List<UUID> followed() {
        return jdbc.sql("select entry_id from follow where account_id = ? order by id")
                .param(ada)
                .query(UUID.class)
                .list();
    }
}
