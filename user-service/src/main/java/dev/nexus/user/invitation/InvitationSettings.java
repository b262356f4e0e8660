package dev.nexus.user.invitation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How invitations are given, and how they are kept from being a nuisance.
 *
 * @param lifetime how long one is good when nobody says
 * @param longest how long one can be good
 * @param sent how many one account gives without a pause
 * @param sentInterval after how long one more
 * @param received how many mails one address gets without a pause, whoever sends them
 * @param receivedInterval after how long one more
 * @param network how many mails are sent from one network without a pause, by however many accounts
 * @param networkInterval after how long one more
 * @param guesses how many wrong tokens one network may send without a pause
 * @param guessInterval after how long one more
 * @param requireVerifiedEmail whether only an account whose address is verified invites by mail
 */
@Validated
@ConfigurationProperties("nexus.invitations")
record InvitationSettings(
        @DefaultValue("7d") Duration lifetime,
        @DefaultValue("30d") Duration longest,
        @Min(1) @Max(1_000_000) @DefaultValue("30") int sent,
        @DefaultValue("10m") Duration sentInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("3") int received,
        @DefaultValue("8h") Duration receivedInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("60") int network,
        @DefaultValue("5m") Duration networkInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("50") int guesses,
        @DefaultValue("10s") Duration guessInterval,
        @DefaultValue("false") boolean requireVerifiedEmail) {

    static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Refuses lifetimes that leave no time to read a mail, and those that outlive all memory. */
    InvitationSettings {
        if (longest.compareTo(SHORTEST) < 0 || longest.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException(
                    "nexus.invitations.longest is %s, but must be from PT1M to 366 days".formatted(longest));
        }
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "nexus.invitations.lifetime is %s, but must be from PT1M to %s".formatted(lifetime, longest));
        }
    }
}
