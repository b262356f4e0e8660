package dev.nexus.user.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.secret.EnvironmentKey;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.TestKeys;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of a session's refresh tokens, each against a clock that the test moves. Promise 17. */
@ServiceTest
class RefreshFamilyTests {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int STEPS = 30;

    @Autowired
    private SessionStarting starting;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TokenIssuing issuing;

    @Autowired
    private TokenSettings settings;

    @Autowired
    private EnvironmentKey secret;

    @Autowired
    private SessionCompromising compromising;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private EventProbe probe;

    @Autowired
    private IdSource ids;

    private final MovedClock clock = new MovedClock(Clock.systemUTC().instant());

    /** Without a password, which would take long to hash and is not what this is about. */
    private AccountId account() {
        var id = ids.next();
        database.sql("""
                        insert into account
                            (id, version, email, email_key, display_name, password_hash, admin, registered_at)
                        values (:id, 0, :email, :email, 'Emma', '', false, now())""").param("id", id).param("email", id + "@example.org").update();
        return new AccountId(id);
    }

    private IssuedTokens signIn() {
        return starting.start(account(), new Device("phone", "Emma's phone"), SignInMethod.PASSWORD);
    }

    private SessionRefreshing refreshing(EnvironmentKey key) {
        return new SessionRefreshing(
                sessions, accounts, issuing, settings, key, new CsrfTokens(key), compromising, clock, transactions);
    }

    private Optional<String> refresh(String token) {
        try {
            return Optional.of(refreshing(secret).refresh(token).refreshToken());
        } catch (ProblemException refused) {
            assertThat(refused.type()).isEqualTo(TokenProblem.INVALID_REFRESH_TOKEN);
            return Optional.empty();
        }
    }

    /** Any uses at any times do what the few sentences of the model say, and nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void behavesAsTheModelSays(long seed) {
        var random = new Random(seed);
        var model = new Model(signIn().refreshToken());

        for (var step = 0; step < STEPS; step++) {
            clock.advance(Duration.ofMillis(random.nextInt(4_000)));
            var used = model.pick(random);

            var answer = refresh(model.tokens.get(used));

            switch (model.expected(used, clock.instant())) {
                case NEXT -> model.issued(answer.orElseThrow(), clock.instant());
                case SAME -> assertThat(answer).as("step %d", step).contains(model.tokens.get(used + 1));
                case NONE -> assertThat(answer).as("step %d", step).isEmpty();
            }
        }
    }

    @Test
    void givesALostAnswerAgainUntilTheGraceIsOver() {
        var first = signIn().refreshToken();
        var lost = refresh(first);
        clock.advance(GRACE.minusMillis(1));

        assertThat(refresh(first)).isEqualTo(lost).isPresent();
        assertThat(refresh(lost.orElseThrow())).isPresent();
    }

    @Test
    void tellsTheOwnerThatSomebodyHasACopy() {
        var session = signIn();
        var successor = refresh(session.refreshToken()).orElseThrow();
        clock.advance(GRACE);

        var mails = new TransactionTemplate(transactions).execute(_ -> {
            var before = mailsOnTheirWay();
            assertThat(refresh(session.refreshToken())).isEmpty();
            return mailsOnTheirWay() - before;
        });

        assertThat(mails).isEqualTo(1);
        assertThat(refresh(successor)).isEmpty();
        var id = session.sessionId().toString();
        var told = probe.await(
                "user.session.compromised.v1",
                event -> event.at("/data/sessionId").asString().equals(id));
        assertThat(told.at("/data/deviceName").asString()).isEqualTo("Emma's phone");
        var ended = probe.await(
                "user.session.ended.v1",
                event -> event.at("/data/sessionId").asString().equals(id));
        assertThat(ended.at("/data/reason").asString()).isEqualTo("compromised");
        assertThat(recorded("session-compromised", id)).isEqualTo(1);
        assertThat(probe.violations()).isEmpty();
    }

    private int mailsOnTheirWay() {
        return database.sql("select count(*) from queued_mail where kind = 'session-compromised'")
                .query(Integer.class)
                .single();
    }

    private int recorded(String action, String session) {
        return database.sql("select count(*) from security_event where action = ? and details ->> 'sessionId' = ?")
                .params(action, session)
                .query(Integer.class)
                .single();
    }

    @Test
    void doesNotGoOnForADisabledAccount() {
        var session = signIn();
        database.sql("update account set disabled_at = now() where id = (select account_id from session where id = ?)")
                .param(session.sessionId().value())
                .update();

        assertThat(refresh(session.refreshToken())).isEmpty();
    }

    @Test
    void givesTheSameSuccessorWhileTheSecretIsExchanged() {
        var former = refreshing(EnvironmentKey.parse(TestKeys.INSTALLED));
        var present = refreshing(EnvironmentKey.parse(TestKeys.NEXT, TestKeys.INSTALLED));
        var first = signIn().refreshToken();
        var successor = former.refresh(first).refreshToken();

        assertThat(present.refresh(first).refreshToken()).isEqualTo(successor);
        assertThat(present.refresh(successor).refreshToken())
                .isEqualTo(new RefreshToken(successor)
                        .successor(EnvironmentKey.parse(TestKeys.NEXT))
                        .value());
    }

    private enum Expected {
        NEXT,
        SAME,
        NONE
    }

    /** The latest token leads on; a used one to the same again for a while; after that it ends everything. */
    private static final class Model {

        private final List<String> tokens = new ArrayList<>();
        private final List<Instant> usedAt = new ArrayList<>();
        private boolean ended;

        Model(String first) {
            tokens.add(first);
        }

        /** Mostly one of the last, or nothing would ever live long. */
        int pick(Random random) {
            var back = random.nextInt(20) == 0
                    ? random.nextInt(tokens.size())
                    : random.nextInt(Math.min(2, tokens.size()));
            return tokens.size() - 1 - back;
        }

        Expected expected(int used, Instant now) {
            if (ended) {
                return Expected.NONE;
            }
            if (used == tokens.size() - 1) {
                return Expected.NEXT;
            }
            ended = !now.isBefore(usedAt.get(used).plus(GRACE));
            return ended ? Expected.NONE : Expected.SAME;
        }

        void issued(String token, Instant now) {
            assertThat(tokens).doesNotContain(token);
            tokens.add(token);
            usedAt.add(now);
        }
    }

    private static final class MovedClock extends Clock {

        private Instant now;

        MovedClock(Instant now) {
            this.now = now.truncatedTo(ChronoUnit.MILLIS);
        }

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
