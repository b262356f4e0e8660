package dev.nexus.user.edge;

import static java.util.stream.Collectors.toSet;

import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox.Fact;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import dev.nexus.user.account.AccountStates;
import dev.nexus.user.library.LibraryStates;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a consumer is told that rebuilds its projections of accounts, libraries and memberships. */
@Configuration(proxyBeanMethods = false)
class CurrentStates {

    private record Kind(String sources, Function<List<KnownAggregate>, List<Fact>> facts) implements CurrentState {

        @Override
        public List<Fact> of(List<KnownAggregate> aggregates) {
            return facts.apply(aggregates);
        }
    }

    /** Of accounts that have left nothing is told: their deletion is, until each service has erased them. */
    @Bean
    CurrentState currentAccounts(AccountStates accounts) {
        return new Kind("/user/accounts/", asked -> accounts.of(ids(asked)).stream()
                .map(UserEventTranslator::fact)
                .toList());
    }

    @Bean
    CurrentState currentLibraries(LibraryStates libraries, Clock clock) {
        return new Kind("/user/libraries/", asked -> {
            var present = libraries.libraries(ids(asked)).stream()
                    .map(UserEventTranslator::fact)
                    .toList();
            var there = present.stream().map(fact -> fact.aggregate().source()).collect(toSet());
            // When it went is not kept; that it is gone by now is what matters.
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var gone = asked.stream()
                    .filter(library -> !there.contains(library.source()))
                    .map(KnownAggregate::id)
                    .map(id -> new Fact(library(id), new UserEvent.LibraryDeleted(id, now)));
            return Stream.concat(present.stream(), gone).toList();
        });
    }

    /** Those that a deleted library had are not told of: it takes them with it. */
    @Bean
    CurrentState currentMemberships(LibraryStates libraries) {
        return new Kind("/user/memberships/", asked -> libraries.memberships(ids(asked)).stream()
                .map(UserEventTranslator::fact)
                .toList());
    }

    private static AggregateRef library(UUID id) {
        return AggregateRef.of("user", "libraries", id).inLibrary(id);
    }

    private static List<UUID> ids(List<KnownAggregate> aggregates) {
        return aggregates.stream().map(KnownAggregate::id).toList();
    }
}
