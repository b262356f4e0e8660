package dev.nexus.platform.idempotency;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.problem.ProblemException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates once what a client asks for several times with the same {@code Idempotency-Key}, because it does not know whether it was
 * heard: the later requests get the first one's answer, for a day at least. The answer is kept in the transaction that creates, so
 * there is never one without the other. A request that failed has left nothing, and may be repaired and sent again with the same
 * key.
 */
public final class Idempotency {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Creates something in a transaction, or answers what was created with the same key before.
     *
     * @param account who asks; keys of two accounts have nothing to do with one another
     * @param header the {@value #HEADER} that was sent; null for none: then it is created each time, without a transaction of this
     *     method
     * @param act what is done, with the names of what it is done to, such as {@code POST /api/v1/libraries}
     * @param request the body, which becomes JSON
     * @param type of the answer, which becomes JSON and comes out of JSON as it was
     * @param creation creates and answers
     * @return the answer
     * @throws ProblemException {@code invalid-parameter}, {@code idempotency-key-reused} or {@code idempotency-key-in-use}
     */
    public <T> T once(
            UUID account, @Nullable String header, String act, Object request, Class<T> type, Supplier<T> creation) {
        if (header == null) {
            return creation.get();
        }
        var key = IdempotencyKey.of(account, header);
        var asked = Sha256.of(act + "\n" + json.writeValueAsString(request));
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (!claim(account, key, asked)) {
                return json.readValue(answered(account, key, asked), type);
            }
            var answer = creation.get();
            keep(account, key, json.writeValueAsBytes(answer));
            return answer;
        }));
    }

    /** Waits for the first request with the key, for a while; false when it has created. */
    private boolean claim(UUID account, IdempotencyKey key, byte[] asked) {
        try {
            jdbc.sql("set local lock_timeout = '5s'").update();
            var claimed = jdbc.sql("""
                            insert into idempotent_answer (account_id, key_hash, request_hash, asked_at) values (?, ?, ?, ?)
                            on conflict do nothing""")
                    .params(account, key.hash(), asked, clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("set local lock_timeout to default").update();
            return claimed == 1;
        } catch (DataAccessException failure) {
            if (!(failure.getMostSpecificCause() instanceof SQLException cause)
                    || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw failure;
            }
            throw new ProblemException(IdempotencyProblem.IDEMPOTENCY_KEY_IN_USE, null).retryAfter(COME_BACK);
        }
    }

    private byte[] answered(UUID account, IdempotencyKey key, byte[] asked) {
        var kept = jdbc.sql("select request_hash, sealed from idempotent_answer where account_id = ? and key_hash = ?")
                .params(account, key.hash())
                .query((row, _) -> new Kept(row.getBytes(1), row.getBytes(2)))
                .single();
        if (!Arrays.equals(kept.requestHash, asked)) {
            throw new ProblemException(
                    IdempotencyProblem.IDEMPOTENCY_KEY_REUSED, "Each request that creates needs a key of its own.");
        }
        return key.open(kept.sealed);
    }

    private void keep(UUID account, IdempotencyKey key, byte[] answer) {
        jdbc.sql("update idempotent_answer set sealed = ? where account_id = ? and key_hash = ?")
                .params(key.seal(answer), account, key.hash())
                .update();
    }

    /** Forgets answers that nobody asks for any more. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        jdbc.sql("delete from idempotent_answer where asked_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static final class Kept {

        private final byte[] requestHash;
        private final byte[] sealed;

        private Kept(byte[] requestHash, byte[] sealed) {
            this.requestHash = requestHash;
            this.sealed = sealed;
        }
    }
}
