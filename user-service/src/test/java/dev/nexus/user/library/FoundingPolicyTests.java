package dev.nexus.user.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.account.AccountId;
import dev.nexus.user.account.Accounts;
import dev.nexus.user.library.LibrarySettings.Creation;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class FoundingPolicyTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Libraries libraries;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LibraryFounding founding;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private AccountId emma;

    @BeforeEach
    void emmaIsNoAdministrator() {
        emma = new AccountId(Client.somebody(port, "Emma").id());
        makeEmma(false);
    }

    @Test
    void letsAnybodyMakeALibrary() {
        assertThatNoException().isThrownBy(() -> require(new LibrarySettings(Creation.EVERYBODY, 1)));
    }

    @Test
    void leavesItToAdministratorsWhenToldSo() {
        assertThat(refusal(new LibrarySettings(Creation.ADMIN, 1)))
                .isEqualTo(LibraryProblem.LIBRARY_CREATION_FORBIDDEN);

        makeEmma(true);

        assertThatNoException().isThrownBy(() -> require(new LibrarySettings(Creation.ADMIN, 1)));
    }

    @Test
    void limitsHowManyOneAccountMakes() {
        founding.found(emma, new LibraryName("First"));
        var library = founding.found(emma, new LibraryName("Second")).library();

        assertThat(refusal(new LibrarySettings(Creation.EVERYBODY, 2))).isEqualTo(LibraryProblem.TOO_MANY_LIBRARIES);

        libraries.delete(withoutMembers(library));
        assertThatNoException().isThrownBy(() -> require(new LibrarySettings(Creation.EVERYBODY, 2)));
    }

    @Test
    void letsNobodyMakeOneWhoseAccountIsGone() {
        emma = new AccountId(UUID.randomUUID());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> require(new LibrarySettings(Creation.EVERYBODY, 1)));
    }

    private Library withoutMembers(Library library) {
        database.sql("delete from membership where library_id = ?")
                .param(library.id().value())
                .update();
        return library;
    }

    private Object refusal(LibrarySettings settings) {
        try {
            require(settings);
            return "none";
        } catch (ProblemException refused) {
            return refused.type();
        }
    }

    private void require(LibrarySettings settings) {
        transaction.executeWithoutResult(_ -> new FoundingPolicy(libraries, accounts, settings).require(emma));
    }

    private void makeEmma(boolean admin) {
        database.sql("update account set admin = ? where id = ?")
                .params(admin, emma.value())
                .update();
    }
}
