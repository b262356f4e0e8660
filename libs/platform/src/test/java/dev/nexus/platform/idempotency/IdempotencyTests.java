package dev.nexus.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.testapp.MessagingTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
class IdempotencyTests {

    private static final String ACT = "POST /api/v1/things";

    private final UUID account = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private final Idempotency idempotency;
    private final JdbcClient database;
    private final AtomicInteger created = new AtomicInteger();

    record Wish(String name) {}

    record Thing(UUID id, String secret, @Nullable String note) {}

    @Autowired
    IdempotencyTests(Idempotency idempotency, JdbcClient database) {
        this.idempotency = idempotency;
        this.database = database;
    }

    @BeforeEach
    void makeTable() {
        database.sql("create table if not exists thing (id uuid primary key)").update();
    }

    @Test
    void createsOnceAndAnswersTheSameAgain() {
        var first = ask(account, key, "a");
        var again = ask(account, key, "a");
        var quoted = ask(account, "\"" + key + "\"", "a");

        assertThat(List.of(again, quoted)).containsOnly(first);
        assertThat(created).hasValue(1);
    }

    @Test
    void createsEachTimeWithoutAKeyAndForEachKeyAndAccount() {
        ask(account, null, "a");
        ask(account, null, "a");
        ask(account, key, "a");
        ask(account, key + "-2", "a");
        ask(UUID.randomUUID(), key, "a");

        assertThat(created).hasValue(5);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        ask(account, key, "a");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ask(account, key, "b"))
                .satisfies(problem -> assertThat(problem.type().code()).isEqualTo("idempotency-key-reused"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> idempotency.once(account, key, "POST /others", new Wish("a"), Thing.class, this::create))
                .satisfies(problem -> assertThat(problem.type().code()).isEqualTo("idempotency-key-reused"));
        assertThat(created).hasValue(1);
    }

    @Test
    void leavesNothingOfARequestThatFailedAndLetsItBeRepaired() {
        var before = things();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> idempotency.once(account, key, ACT, new Wish("bad"), Thing.class, () -> {
                    create();
                    throw new IllegalStateException("after it was created");
                }));

        assertThat(things()).isEqualTo(before);
        assertThat(ask(account, key, "good")).isNotNull();
        assertThat(things()).isEqualTo(before + 1);
    }

    @Test
    void createsOnceForManyAtTheSameTime() throws Exception {
        var answers = atOnce(10, () -> ask(account, key, "a"));

        assertThat(answers).hasSize(10);
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(created).hasValue(1);
    }

    @Test
    void doesNotWaitForEverForTheFirst() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = executor.submit(() -> idempotency.once(account, key, ACT, new Wish("a"), Thing.class, () -> {
                begun.countDown();
                await(end);
                return create();
            }));
            begun.await();

            try {
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> ask(account, key, "a"))
                        .satisfies(problem -> assertThat(problem.type().code()).isEqualTo("idempotency-key-in-use"));
            } finally {
                end.countDown();
            }
            assertThat(ask(account, key, "a")).isEqualTo(first.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void keepsNeitherTheKeyNorTheAnswerInAReadableForm() {
        var thing = ask(account, key, "a");

        var row = database.sql("select t::text from idempotent_answer t where account_id = ?")
                .param(account)
                .query(String.class)
                .single();
        var sealed = database.sql("select sealed from idempotent_answer where account_id = ?")
                .param(account)
                .query(byte[].class)
                .single();

        assertThat(row).doesNotContain(key);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(thing.secret(), thing.id().toString());
    }

    @Test
    void forgetsAfterADay() {
        ask(account, key, "a");
        ask(account, key + "-old", "a");
        database.sql("update idempotent_answer set asked_at = now() - interval '25 hours' where key_hash = ?")
                .param(IdempotencyKey.of(account, key + "-old").hash())
                .update();

        idempotency.forgetOld();

        ask(account, key, "a");
        assertThat(created).hasValue(2);
        ask(account, key + "-old", "a");
        assertThat(created).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "ä", "a\tb"})
    void refusesAKeyThatIsNone(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ask(account, header, "a"))
                .extracting(ProblemException::type, type(dev.nexus.platform.problem.ProblemType.class))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("invalid-parameter"));
    }

    private Thing ask(UUID account, @Nullable String header, String name) {
        return idempotency.once(account, header, ACT, new Wish(name), Thing.class, this::create);
    }

    private Thing create() {
        created.incrementAndGet();
        var thing = new Thing(UUID.randomUUID(), "secret-" + UUID.randomUUID(), null);
        database.sql("insert into thing (id) values (?)").param(thing.id()).update();
        return thing;
    }

    private long things() {
        return database.sql("select count(*) from thing").query(Long.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var i = 0; i < count; i++) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
