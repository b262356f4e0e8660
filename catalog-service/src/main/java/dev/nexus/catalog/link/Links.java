package dev.nexus.catalog.link;

import dev.nexus.catalog.document.PublicUrl;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.hash.Sha256;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.InvalidValue;
import dev.nexus.platform.problem.ProblemException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, knows and revokes links. A secret has 256 random bits, and only its hash is kept. */
@Component
class Links {

    /** Whose eyes and ears a link has, and for what. */
    record Grant(UUID account, UUID subject) {}

    private static final int SECRET_BYTES = 32;
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final ErasedAccounts erased;
    private final PublicUrl url;
    private final IdSource ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Links(JdbcClient jdbc, ErasedAccounts erased, PublicUrl url, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.erased = erased;
        this.url = url;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a link; who may make it has been asked before.
     *
     * @param expiresIn seconds; null for as long as is usual
     * @throws ProblemException {@code validation-failed}, {@code too-many-links}
     */
    @Transactional
    LinkView make(UUID account, LinkKind kind, UUID subject, @Nullable Long expiresIn) {
        erased.refuse(account);
        if (count(account, kind, subject) >= MOST) {
            throw new ProblemException(
                    CatalogProblem.TOO_MANY_LINKS, "Revoke some of the " + MOST + " that there are.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var life = life(kind, expiresIn);
        var expiresAt = life == null ? null : now.plus(life);
        var id = ids.next();
        var secret = secret();
        jdbc.sql("""
                        insert into link (id, account_id, kind, subject_id, secret, created_at, expires_at)
                        values (:id, :account, :kind, :subject, :secret, :now, :expiresAt)
                        """)
                .param("id", id)
                .param("account", account)
                .param("kind", kind.column())
                .param("subject", subject)
                .param("secret", hash(secret))
                .param("now", utc(now))
                .param("expiresAt", expiresAt == null ? null : utc(expiresAt))
                .update();
        return new LinkView(id, url.of(kind.path(secret)), now, expiresAt);
    }

    private int count(UUID account, LinkKind kind, UUID subject) {
        return jdbc.sql("""
                        select count(*) from link
                        where account_id = :account and kind = :kind and subject_id = :subject
                          and (expires_at is null or expires_at > now())
                        """)
                .param("account", account)
                .param("kind", kind.column())
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    /** An account's links to something, the oldest first. */
    List<LinkView> all(UUID account, LinkKind kind, UUID subject) {
        return jdbc.sql("""
                        select * from link
                        where account_id = :account and kind = :kind and subject_id = :subject
                          and (expires_at is null or expires_at > now())
                        order by id
                        """)
                .param("account", account)
                .param("kind", kind.column())
                .param("subject", subject)
                .query(Links::view)
                .list();
    }

    /**
     * Revokes a link of an account's own, at once.
     *
     * @throws ProblemException {@code link-not-found}
     */
    void revoke(UUID account, LinkKind kind, UUID subject, UUID id) {
        int revoked = jdbc.sql("""
                        delete from link
                        where id = :id and account_id = :account and kind = :kind and subject_id = :subject
                        """)
                .param("id", id)
                .param("account", account)
                .param("kind", kind.column())
                .param("subject", subject)
                .update();
        if (revoked == 0) {
            throw unknown();
        }
    }

    /**
     * What a secret is good for.
     *
     * @throws ProblemException {@code link-not-found}
     */
    Grant open(LinkKind kind, String secret) {
        return jdbc.sql("""
                        select account_id as account, subject_id as subject from link
                        where secret = :secret and kind = :kind and (expires_at is null or expires_at > now())
                        """)
                .param("secret", hash(secret))
                .param("kind", kind.column())
                .query(Grant.class)
                .optional()
                .orElseThrow(Links::unknown);
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        jdbc.sql("delete from link where expires_at < now()").update();
    }

    private static @Nullable Duration life(LinkKind kind, @Nullable Long expiresIn) {
        if (expiresIn == null) {
            return kind.usual();
        }
        long longest = kind.longest().toSeconds();
        if (expiresIn < 1 || expiresIn > longest) {
            throw new ProblemException(
                    CommonProblem.VALIDATION_FAILED,
                    null,
                    List.of(InvalidValue.field("#/expiresIn", "must be from 1 to " + longest + " seconds")));
        }
        return Duration.ofSeconds(expiresIn);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(Sha256.of(secret));
    }

    private static LinkView view(ResultSet row, int number) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new LinkView(
                row.getObject("id", UUID.class),
                null,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static ProblemException unknown() {
        return new ProblemException(CatalogProblem.LINK_NOT_FOUND, null);
    }
}
