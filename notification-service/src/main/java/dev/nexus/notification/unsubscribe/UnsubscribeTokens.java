package dev.nexus.notification.unsubscribe;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.inbox.NotificationKind;
import dev.nexus.notification.recipient.RecipientId;
import dev.nexus.platform.secret.EnvironmentKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What lets whoever has a mail turn off its like, and nothing else. It is sealed with the environment's key: it tells nobody whose it
 * is, and nothing is kept for it.
 */
@Component
class UnsubscribeTokens {

    /** Longer than a year: mails are kept, and read again. */
    static final Duration GOOD_FOR = Duration.ofDays(400);

    private static final String PURPOSE = "unsubscribe";
    private static final String NAME = "token";
    private static final int LONGEST = 300;
    private static final String SEPARATOR = "/";

    private final EnvironmentKey key;
    private final Clock clock;

    UnsubscribeTokens(EnvironmentKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token: letters that stand in a URL as they are. */
    String of(Subscribed subscribed) {
        var names = (subscribed.kind().wireName()
                        + SEPARATOR
                        + subscribed.channel().wireName())
                .getBytes(StandardCharsets.US_ASCII);
        var recipient = subscribed.recipient().value();
        var content = ByteBuffer.allocate(3 * Long.BYTES + names.length)
                .putLong(recipient.getMostSignificantBits())
                .putLong(recipient.getLeastSignificantBits())
                .putLong(clock.instant().plus(GOOD_FOR).getEpochSecond())
                .put(names)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(PURPOSE, NAME, content));
    }

    /** What a token is good for; empty when it was not made here, was made with a key that is gone, or is too old. */
    Optional<Subscribed> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return read(ByteBuffer.wrap(
                    key.open(PURPOSE, NAME, Base64.getUrlDecoder().decode(token))));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private Optional<Subscribed> read(ByteBuffer content) {
        var recipient = new RecipientId(new UUID(content.getLong(), content.getLong()));
        var end = Instant.ofEpochSecond(content.getLong());
        if (end.isBefore(clock.instant())) {
            return Optional.empty();
        }
        var names = StandardCharsets.US_ASCII.decode(content).toString().split(SEPARATOR, -1);
        return Stream.of(Channel.values())
                .filter(channel -> channel.wireName().equals(names[1]))
                .map(channel -> new Subscribed(recipient, NotificationKind.named(names[0]), channel))
                .findFirst();
    }
}
