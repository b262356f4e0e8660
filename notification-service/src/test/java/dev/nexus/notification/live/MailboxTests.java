package dev.nexus.notification.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nexus.contracts.ListeningState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailboxTests {

    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final int CAPACITY = 3;

    private final Mailbox mailbox = new Mailbox(CAPACITY);

    @Test
    void asksToLookForNotificationsAtFirstAndThenIsSilent() throws InterruptedException {
        assertThat(mailbox.await(NOT_AT_ALL).notifications()).isTrue();

        var silence = mailbox.await(NOT_AT_ALL);

        assertThat(silence.notifications()).isFalse();
        assertThat(silence.positions()).isEmpty();
        assertThat(silence.missed()).isFalse();
        assertThat(silence.ended()).isFalse();
    }

    @Test
    void keepsOfEachBookTheNewestPositionInWhateverOrderTheyCome() throws InterruptedException {
        // Given
        var emma = UUID.randomUUID();
        var ulysses = UUID.randomUUID();

        // When
        mailbox.position(position(emma, 2));
        mailbox.position(position(ulysses, 1));
        mailbox.position(position(emma, 3));
        mailbox.position(position(emma, 1));

        // Then
        assertThat(mailbox.await(NOT_AT_ALL).positions())
                .extracting(LivePosition::bookId, LivePosition::version)
                .containsExactly(tuple(emma, 3L), tuple(ulysses, 1L));
    }

    @Test
    void endsWhenMoreBooksWaitThanItHasRoomFor() throws InterruptedException {
        for (var book = 0; book <= CAPACITY; book++) {
            mailbox.position(position(UUID.randomUUID(), 1));
        }

        var news = mailbox.await(NOT_AT_ALL);

        assertThat(news.ended()).isTrue();
        assertThat(news.positions()).isEmpty();
    }

    @Test
    void saysOnceThatPositionsWereMissed() throws InterruptedException {
        mailbox.missed();
        mailbox.missed();

        assertThat(mailbox.await(NOT_AT_ALL).missed()).isTrue();
        assertThat(mailbox.await(NOT_AT_ALL).missed()).isFalse();
    }

    @Test
    void staysEnded() throws InterruptedException {
        mailbox.end();

        assertThat(mailbox.await(NOT_AT_ALL).ended()).isTrue();
        assertThat(mailbox.await(NOT_AT_ALL).ended()).isTrue();
    }

    private static LivePosition position(UUID book, long version) {
        return new LivePosition(
                book,
                UUID.randomUUID(),
                BigDecimal.TEN,
                version,
                ListeningState.IN_PROGRESS,
                false,
                UUID.randomUUID(),
                Instant.EPOCH);
    }
}
