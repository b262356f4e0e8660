package dev.nexus.user.credential;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What hashing a password costs. The defaults are those of OWASP for Argon2id.
 *
 * @param memoryKib memory of one hash, in KiB
 * @param iterations passes over that memory
 * @param concurrentHashes how many hashes are computed at once; 0 for one for each processor
 * @param patience how long a request waits for its turn before it is told to come back
 */
@Validated
@ConfigurationProperties("nexus.passwords")
record PasswordSettings(
        @Min(1024) @Max(1_048_576) @DefaultValue("19456") int memoryKib,
        @Min(1) @Max(20) @DefaultValue("2") int iterations,
        @Min(0) @Max(64) @DefaultValue("0") int concurrentHashes,
        @DefaultValue("5s") Duration patience) {}
