package dev.nexus.notification.applink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nexus.notification.inbox.Notification;
import dev.nexus.notification.inbox.NotificationId;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppLinksTests {

    private static final UUID BOOK = UUID.fromString("0199b6a0-0001-7000-8000-000000000001");

    private static AppLinks links(String publicUrl, String book) {
        return new AppLinks(new AppLinkSettings(URI.create(publicUrl), book, "{publicUrl}/notifications"));
    }

    private static Notification about(@Nullable UUID book) {
        return new Notification(
                new NotificationId(UUID.randomUUID()),
                new RecipientId(UUID.randomUUID()),
                NotificationKind.BOOK_FINISHED,
                "Title",
                "Text",
                book,
                Instant.EPOCH,
                null);
    }

    @Test
    void leadsToTheBookOrToAllNotifications() {
        var links = links("https://books.example.org/nexus/", "{publicUrl}/books/{id}");

        assertThat(links.to(about(BOOK))).hasToString("https://books.example.org/nexus/books/" + BOOK);
        assertThat(links.to(about(null))).hasToString("https://books.example.org/nexus/notifications");
        assertThat(links.toApi("/api/v1/x")).hasToString("https://books.example.org/nexus/api/v1/x");
        assertThat(links.host()).isEqualTo("books.example.org");
    }

    @Test
    void leadsIntoAnAppWhereTheOperatorSaysSo() {
        assertThat(links("http://localhost:8080", "nexus://book/{id}").to(about(BOOK)))
                .hasToString("nexus://book/" + BOOK);
    }

    @Test
    void knowsAHostOfNoName() {
        assertThat(links("http://my_server:8080", "{publicUrl}").host()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/books/{id}", "books", "{publicUrl}/a b", "{unknown}"})
    void refusesWhatLeadsNowhere(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links("https://books.example.org", pattern))
                .withMessageContaining("nexus.app-links.book");
    }

    @ParameterizedTest
    @ValueSource(strings = {"books.example.org", "/nexus"})
    void refusesAPublicUrlThatIsNone(String publicUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links(publicUrl, "{publicUrl}"))
                .withMessageContaining("NEXUS_PUBLIC_URL");
    }
}
