package dev.nexus.notification.outbound;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.notification.outbound.GuardedNames.NameLookup;
import dev.nexus.notification.outbound.PostingResult.Answered;
import dev.nexus.notification.outbound.PostingResult.Unanswered;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.1 stands for the internet here, and 127.0.0.2 for what is inside: both listen on the same port. */
class ClosedAddressSendingTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OPENED = "127.0.0.1/32";

    private final AtomicInteger lookups = new AtomicInteger();
    private final Receiver outside = Receiver.answering(200);
    private final Receiver inside =
            Receiver.on("127.0.0.2", outside.port(), exchange -> exchange.sendResponseHeaders(200, -1));

    @BeforeEach
    void begin() {
        lookups.set(0);
    }

    @AfterEach
    void stop() {
        outside.close();
        inside.close();
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndAsksNoSecondTime() {
        try (var sender = Sender.asking(answering("127.0.0.1", "127.0.0.2"), PATIENCE, OPENED)) {
            var first = sender.send(outside.url("rebinding.example"));

            assertThat(first).isInstanceOf(Answered.class);
            assertThat(lookups).hasValue(1);
            assertThat(outside.seen()).hasSize(1);
            assertThat(outside.seen().getFirst().header("Host")).isEqualTo("rebinding.example:" + outside.port());
            assertThat(inside.seen()).isEmpty();
        }
    }

    @Test
    void checksAnewWithEachTry() {
        try (var sender = Sender.asking(answering("127.0.0.1", "127.0.0.2"), PATIENCE, OPENED)) {
            sender.send(outside.url("rebinding.example"));

            var second = sender.send(outside.url("rebinding.example"));

            assertThat(reason(second)).isEqualTo(AddressRules.REFUSAL);
            assertThat(lookups).hasValue(2);
            assertThat(inside.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1 127.0.0.2", "127.0.0.2 127.0.0.1", "127.0.0.1 8.8.8.8 ::1"})
    void refusesANameOfWhichOneAddressIsClosed(String addresses) {
        try (var sender = Sender.asking(_ -> addresses(addresses), PATIENCE, OPENED)) {
            var result = sender.send(outside.url("both.example"));

            assertThat(reason(result)).isEqualTo(AddressRules.REFUSAL);
            assertThat(outside.seen()).isEmpty();
            assertThat(inside.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.2",
                "2130706434",
                "0x7f.2",
                "0x7f000002",
                "127.2",
                "0177.0.0.2",
                "[::ffff:127.0.0.2]",
                "[::ffff:7f00:2]",
                "[::127.0.0.2]"
            })
    void doesNotReachWhatIsInsideHoweverItIsWritten(String host) {
        try (var sender = Sender.to(OPENED)) {
            var result = sender.send(inside.url(host));

            assertThat(result).isInstanceOf(Unanswered.class);
            assertThat(inside.seen()).isEmpty();
        }
    }

    @Test
    void refusesANameOfThisMachine() {
        try (var sender = Sender.to("10.20.0.0/16")) {
            var result = sender.send(outside.url("localhost"));

            assertThat(reason(result)).isEqualTo(AddressRules.REFUSAL);
            assertThat(outside.seen()).isEmpty();
        }
    }

    /** By default there is no network in which plain text would do. */
    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:%d/", "https://localhost:%d/", "http://localhost:%d/"})
    void reachesNothingHereUnlessTheOperatorOpensIt(String url) {
        try (var sender = Sender.to()) {
            var result = sender.send(URI.create(url.formatted(outside.port())));

            assertThat(reason(result)).isIn(AddressRules.REFUSAL, "the URL is not https");
            assertThat(outside.seen()).isEmpty();
        }
    }

    /** What a name server answers, one after the other. */
    private NameLookup answering(String... addresses) {
        var answers = new ArrayDeque<>(List.of(addresses));
        return _ -> {
            lookups.incrementAndGet();
            return addresses(requireNonNull(answers.poll()));
        };
    }

    private static InetAddress[] addresses(String texts) throws UnknownHostException {
        var split = texts.split(" ", -1);
        var addresses = new InetAddress[split.length];
        for (var i = 0; i < split.length; i++) {
            addresses[i] = InetAddress.getByName(split[i]);
        }
        return addresses;
    }

    private static String reason(PostingResult result) {
        return ((Unanswered) result).reason();
    }
}
