package dev.nexus.user.credential;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id and compares them. A hash takes memory and time on purpose, so only a few run at once:
 * a flood of sign-ins makes callers wait, but takes neither the memory nor all of the processors.
 */
@Component
@EnableConfigurationProperties(PasswordSettings.class)
public class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;

    private final Argon2PasswordEncoder encoder;
    private final Semaphore turns;
    private final Duration patience;
    private final String nobodysHash;

    PasswordHashing(PasswordSettings settings) {
        this.encoder = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, PARALLELISM, settings.memoryKib(), settings.iterations());
        var atOnce = settings.concurrentHashes();
        this.turns = new Semaphore(atOnce > 0 ? atOnce : Runtime.getRuntime().availableProcessors(), true);
        this.patience = settings.patience();
        this.nobodysHash = encode("nobody has this password");
    }

    /**
     * Hashes a new password.
     *
     * @param password the password
     * @return the hash with its salt and parameters, to be stored
     * @throws ProblemException {@code unavailable} when too many wait already
     */
    public String hash(Password password) {
        return inTurn(() -> encode(password.value()));
    }

    /**
     * Compares what somebody typed with a stored hash. It takes the same time when there is none, so that nobody learns
     * from it whether an account exists.
     *
     * @param typed what was typed, of any length
     * @param hash the stored hash; null when there is no such account
     * @return whether it is the password
     * @throws ProblemException {@code unavailable} when too many wait already
     */
    public boolean matches(String typed, @Nullable String hash) {
        var normalized = Password.normalized(typed);
        var same = inTurn(() -> encoder.matches(normalized, hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    /**
     * Whether a stored hash was made with other parameters than those of today.
     *
     * @param hash the stored hash
     * @return whether it should be made anew as soon as the password is known
     */
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /**
     * Hashes a password that is known to be right once more, although it might not be chosen today.
     *
     * @param typed what was typed
     * @return the hash
     * @throws ProblemException {@code unavailable} when too many wait already
     */
    public String rehash(String typed) {
        var normalized = Password.normalized(typed);
        return inTurn(() -> encode(normalized));
    }

    private String encode(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash for a password that is not null");
        }
        return hash;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static ProblemException tooMany() {
        return new ProblemException(CommonProblem.UNAVAILABLE, "Too many are signing in at the moment.")
                .retryAfter(Duration.ofSeconds(2));
    }
}
