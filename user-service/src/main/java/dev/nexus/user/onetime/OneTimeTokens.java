package dev.nexus.user.onetime;

import dev.nexus.platform.hash.Sha256;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.EmailAddress;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secrets that are sent by mail: of 256 random bits, stored as hashes, good once and for a while. Of each account and purpose
 * only the newest is good.
 */
@Component
@EnableConfigurationProperties(OneTimeSettings.class)
public class OneTimeTokens {

    private static final int BYTES = 32;

    private final JdbcClient database;
    private final OneTimeSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeTokens(JdbcClient database, OneTimeSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes a secret in the caller's transaction; the one before it is good no longer.
     *
     * @param account whose
     * @param purpose what it is good for
     * @param email the address that it will be sent to
     * @return the secret, in letters, digits, {@code -} and {@code _}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String issue(AccountId account, OneTimePurpose purpose, EmailAddress email) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql("""
                        insert into one_time_token (account_id, purpose, hash, email, expires_at) values (?, ?, ?, ?, ?)
                        on conflict (account_id, purpose) do update
                            set hash = excluded.hash, email = excluded.email, expires_at = excluded.expires_at""")
                .params(
                        account.value(),
                        purpose.name(),
                        hash(token),
                        email.value(),
                        now().plus(settings.lifetime(purpose)))
                .update();
        return token;
    }

    /**
     * Looks at a secret without using it up.
     *
     * @param purpose what it must be good for
     * @param token what somebody has
     * @return what it shows; empty when it is not good
     */
    public Optional<RedeemedToken> find(OneTimePurpose purpose, String token) {
        return database.sql("""
                        select account_id, email from one_time_token
                        where hash = ? and purpose = ? and expires_at > ?""")
                .params(hash(token), purpose.name(), now())
                .query((row, _) -> redeemed(row))
                .optional();
    }

    /**
     * Uses a secret up, in the caller's transaction.
     *
     * @param purpose what it must be good for
     * @param token what somebody has
     * @return what it shows; empty when it is not good
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RedeemedToken> redeem(OneTimePurpose purpose, String token) {
        return database.sql("""
                        delete from one_time_token
                        where hash = ? and purpose = ? and expires_at > ?
                        returning account_id, email""")
                .params(hash(token), purpose.name(), now())
                .query((row, _) -> redeemed(row))
                .optional();
    }

    /**
     * Makes the secret of an account worthless, if there is one.
     *
     * @param account whose
     * @param purpose what it is good for
     */
    public void withdraw(AccountId account, OneTimePurpose purpose) {
        database.sql("delete from one_time_token where account_id = ? and purpose = ?")
                .params(account.value(), purpose.name())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetOld() {
        database.sql("delete from one_time_token where expires_at <= ?")
                .param(now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static RedeemedToken redeemed(ResultSet row) throws SQLException {
        return new RedeemedToken(
                new AccountId(row.getObject("account_id", UUID.class)), new EmailAddress(row.getString("email")));
    }

    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
