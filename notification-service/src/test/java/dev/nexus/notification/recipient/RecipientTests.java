package dev.nexus.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.UserEvent;
import dev.nexus.notification.TellingTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who people are, as user-service tells. */
class RecipientTests extends TellingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private Recipients recipients;

    /** Promise 5. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void endsAlikeInAnyOrder(long seed) {
        var source = "/user/accounts/" + ada;
        var told = new ArrayList<Runnable>();
        told.add(() -> publish(source, 1, new UserEvent.AccountRegistered(ada, "old@example.org", "A", null, NOON)));
        told.add(() -> publish(
                source, 2, new UserEvent.AccountUpdated(ada, email, true, "Ada", "de-AT", "Europe/Vienna", NOON)));
        told.add(() -> publish(source, 3, new UserEvent.AccountDisabled(ada, NOON)));
        told.add(() -> publish(source, 4, new UserEvent.AccountEnabled(ada, NOON)));
        told.add(() -> publish(source, 5, new UserEvent.AccountDisabled(ada, NOON)));
        Collections.shuffle(told, new Random(seed));

        told.forEach(Runnable::run);
        awaitHandled();

        var known = recipients.find(new RecipientId(ada)).orElseThrow();
        assertThat(known.disabled()).isTrue();
        assertThat(known.recipient())
                .isEqualTo(new Recipient(
                        new RecipientId(ada),
                        email,
                        true,
                        "Ada",
                        Locale.forLanguageTag("de-AT"),
                        ZoneId.of("Europe/Vienna")));
    }

    @Test
    void isFoundByItsAddressHoweverItIsWrittenOnceSomebodyReadsThere() {
        publish(
                "/user/accounts/" + ada,
                1,
                new UserEvent.AccountRegistered(ada, mail("bücher.example"), "A", null, NOON));
        awaitHandled();
        assertThat(recipients.ofVerifiedAddress(mail("bücher.example"))).isEmpty();

        registered(ada, mail("bücher.example"), null, null);
        awaitHandled();

        assertThat(recipients.ofVerifiedAddress(mail("XN--BCHER-KVA.example").toUpperCase(Locale.ROOT)))
                .containsExactly(new RecipientId(ada));
    }

    private String mail(String domain) {
        return ada + "@" + domain;
    }
}
