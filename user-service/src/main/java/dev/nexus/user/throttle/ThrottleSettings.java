package dev.nexus.user.throttle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong guesses are let pass, and how many mails that strangers can cause.
 *
 * @param pair by one address at one account: a person who tries all passwords she remembers
 * @param pairInterval after how long one more
 * @param address by one address at all accounts: a household behind one address, each of whom errs a few times
 * @param addressInterval after how long one more
 * @param account at one account from all addresses that it is not known to sign in from
 * @param accountInterval after how long one more
 * @param knownFor how long an address is known after an account signed in from it
 * @param recipient mails to one address
 * @param recipientInterval after how long one more
 * @param sender mails caused by one address
 * @param senderInterval after how long one more
 */
@Validated
@ConfigurationProperties("nexus.throttle")
record ThrottleSettings(
        @Min(1) @Max(1_000_000) @DefaultValue("10") int pair,
        @DefaultValue("1m") Duration pairInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("100") int address,
        @DefaultValue("1m") Duration addressInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("30") int account,
        @DefaultValue("5m") Duration accountInterval,
        @DefaultValue("90d") Duration knownFor,
        @Min(1) @Max(1_000_000) @DefaultValue("5") int recipient,
        @DefaultValue("15m") Duration recipientInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("100") int sender,
        @DefaultValue("1m") Duration senderInterval) {}
