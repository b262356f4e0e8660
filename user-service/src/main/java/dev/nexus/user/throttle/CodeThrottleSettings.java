package dev.nexus.user.throttle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong codes of a second factor are let pass. A code has six digits and three of them are good at a time, so there
 * are fewer than for passwords.
 *
 * @param pair by one address at one account
 * @param pairInterval after how long one more
 * @param account at one account from all addresses that it is not known to sign in from
 * @param accountInterval after how long one more
 */
@Validated
@ConfigurationProperties("nexus.second-factor.guesses")
record CodeThrottleSettings(
        @Min(1) @Max(1_000_000) @DefaultValue("10") int pair,
        @DefaultValue("5m") Duration pairInterval,
        @Min(1) @Max(1_000_000) @DefaultValue("20") int account,
        @DefaultValue("30m") Duration accountInterval) {}
