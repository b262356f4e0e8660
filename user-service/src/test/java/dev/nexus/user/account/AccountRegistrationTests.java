package dev.nexus.user.account;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.credential.Password;
import dev.nexus.user.credential.PasswordHashing;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;

@ServiceTest
class AccountRegistrationTests {

    @Autowired
    private Accounts accounts;

    @Autowired
    private FirstAccountLock firstAccount;

    @Autowired
    private PasswordHashing hashing;

    @Autowired
    private IdSource ids;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void doesNotBlameTheAddressForWhatFailsAfterwards() {
        var failure = new DataIntegrityViolationException("something else exists twice");
        var registration = new AccountRegistration(
                accounts,
                firstAccount,
                hashing,
                _ -> {
                    throw failure;
                },
                ids,
                clock,
                transactions);
        var emma = new RegisterAccount(
                new EmailAddress("emma.woodhouse@example.org"),
                new Password("correct horse battery staple"),
                new DisplayName("Emma"));

        assertThatThrownBy(() -> registration.register(emma)).isSameAs(failure);
    }
}
