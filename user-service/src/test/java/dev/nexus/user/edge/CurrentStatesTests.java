package dev.nexus.user.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.contracts.LibraryRole;
import dev.nexus.contracts.PublicEvent;
import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import dev.nexus.user.Client.Person;
import dev.nexus.user.library.Home;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has lost what it knew of people and libraries is told what they are now, in the words that it knows. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // Accounts are dear to make.
class CurrentStatesTests {

    @LocalServerPort
    private int port;

    @Autowired
    private List<CurrentState> kinds;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    private Person emma;
    private Person ada;

    @BeforeAll
    void meet() {
        emma = Client.somebody(port, "Emma");
        ada = Client.somebody(port, "Ada");
    }

    @Test
    void tellsOfMembersAndOfThoseWhoWereMembers() {
        var home = Home.of(emma);
        home.grant(emma, ada, "curator").is(200);

        assertThat(told("/user/memberships/", membership(home, ada)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event).isInstanceOf(UserEvent.MembershipGranted.class);
                    var granted = (UserEvent.MembershipGranted) event;
                    assertThat(granted.accountId()).isEqualTo(ada.id());
                    assertThat(granted.libraryId()).hasToString(home.id());
                    assertThat(granted.role()).isEqualTo(LibraryRole.CURATOR);
                });

        home.leave(ada).is(204);

        assertThat(told("/user/memberships/", membership(home, ada)))
                .singleElement()
                .isInstanceOf(UserEvent.MembershipRevoked.class);
    }

    @Test
    void tellsOfLibrariesAndOfThoseThatAreGone() {
        var home = Home.of(emma);
        var id = UUID.fromString(home.id());

        assertThat(told("/user/libraries/", id)).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(UserEvent.LibraryCreated.class);
            assertThat(((UserEvent.LibraryCreated) event).name()).isEqualTo("Home");
            assertThat(((UserEvent.LibraryCreated) event).ownerId()).isEqualTo(emma.id());
        });

        emma.client().delete(home.path()).is(204);

        assertThat(told("/user/libraries/", id)).singleElement().isInstanceOf(UserEvent.LibraryDeleted.class);
    }

    @Test
    void tellsOfAnAccountAndThatItIsDisabled() {
        var eve = Client.somebody(port, "Eve");

        assertThat(told("/user/accounts/", eve.id())).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(UserEvent.AccountUpdated.class);
            assertThat(((UserEvent.AccountUpdated) event).email()).isEqualTo(eve.email());
        });

        database.sql("update account set disabled_at = now() where id = ?")
                .param(eve.id())
                .update();

        assertThat(told("/user/accounts/", eve.id()))
                .hasExactlyElementsOfTypes(UserEvent.AccountUpdated.class, UserEvent.AccountDisabled.class);
    }

    @Test
    void tellsNothingOfAnAccountThatHasLeft() {
        var eve = Client.somebody(port, "Eve");
        database.sql("update account set former_email_key = email_key where id = ?")
                .param(eve.id())
                .update();

        assertThat(told("/user/accounts/", eve.id())).isEmpty();
    }

    private List<PublicEvent> told(String sources, UUID id) {
        var kind = kinds.stream()
                .filter(each -> each.sources().equals(sources))
                .findFirst()
                .orElseThrow();
        List<Fact> facts = requireNonNull(
                transactions.execute(status -> kind.of(List.of(new KnownAggregate(sources + id, null)))));
        assertThat(facts).allMatch(fact -> fact.aggregate().source().equals(sources + id));
        return facts.stream().map(Fact::event).toList();
    }

    private UUID membership(Home home, Person member) {
        return database.sql("select id from membership where library_id = ? and account_id = ?")
                .params(UUID.fromString(home.id()), member.id())
                .query(UUID.class)
                .single();
    }
}
