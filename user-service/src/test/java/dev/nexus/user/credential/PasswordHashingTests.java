package dev.nexus.user.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHashingTests {

    private static final Password PASSWORD = Password.of("correct horse battery");

    private final PasswordHashing hashing = hashing(19_456, Duration.ofSeconds(5));

    private static PasswordHashing hashing(int memoryKib, Duration patience) {
        return new PasswordHashing(new PasswordSettings(memoryKib, 2, 1, patience));
    }

    @Test
    void hashesWithArgon2idAndASaltOfItsOwn() {
        var hash = hashing.hash(PASSWORD);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.hash(PASSWORD)).isNotEqualTo(hash);
    }

    @Test
    void knowsItsPasswordAgain() {
        var hash = hashing.hash(PASSWORD);

        assertThat(hashing.matches("correct horse battery", hash)).isTrue();
        assertThat(hashing.matches("ｃorrect horse battery", hash)).isTrue();
        assertThat(hashing.matches("Correct horse battery", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Test
    void matchesNothingWhereThereIsNoHash() {
        assertThat(hashing.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void readsHashesOfOtherParameters() {
        var older = hashing(8_192, Duration.ofSeconds(5)).hash(PASSWORD);

        assertThat(hashing.matches("correct horse battery", older)).isTrue();
    }

    @Test
    void sendsCallersAwayInsteadOfHashingManyAtOnce() throws Exception {
        var impatient = hashing(65_536, Duration.ofMillis(1));

        var answers = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> flood = List.of(
                    () -> impatient.hash(PASSWORD), () -> impatient.hash(PASSWORD), () -> impatient.hash(PASSWORD));
            answers.addAll(threads.invokeAll(flood));
        }

        var refused = answers.stream().filter(answer -> answer.state() == Future.State.FAILED);
        assertThat(refused).isNotEmpty().allSatisfy(answer -> assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .havingCause()
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(CommonProblem.UNAVAILABLE)));
        assertThat(answers).anySatisfy(answer -> assertThat(answer.state()).isEqualTo(Future.State.SUCCESS));
    }
}
