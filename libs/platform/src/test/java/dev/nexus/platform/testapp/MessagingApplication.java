package dev.nexus.platform.testapp;

import dev.nexus.contracts.CatalogEvent.BookDeleted;
import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.contracts.PlaybackEvent;
import dev.nexus.contracts.UserEvent.AccountDeleted;
import dev.nexus.contracts.UserEvent.MembershipGranted;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.platform.outbox.AggregateRef;
import dev.nexus.platform.outbox.Outbox;
import dev.nexus.platform.personaldata.AccountErased;
import dev.nexus.platform.personaldata.AccountErasing;
import dev.nexus.platform.personaldata.PersonalData;
import dev.nexus.platform.rebuild.CurrentState;
import dev.nexus.platform.rebuild.KnownAggregate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest service there is: it keeps titles as a projection and reacts to memberships by a row each. */
@Configuration
@EnableAutoConfiguration
public class MessagingApplication {

    /** A title that no handler accepts. */
    public static final String POISON = "poison";

    /** Books whose handler has been mended: also a poisonous title of theirs is accepted. */
    public static final Set<UUID> MENDED = ConcurrentHashMap.newKeySet();

    @Bean
    EventSubscriber titles(JdbcClient jdbc) {
        return EventSubscriber.projection("titles")
                .on(BookPublished.class, event -> {
                    if (POISON.equals(event.payload().title())
                            && !MENDED.contains(event.payload().bookId())) {
                        throw new IllegalArgumentException("this title cannot be kept");
                    }
                    jdbc.sql("""
                        insert into title (book_id, title) values (?, ?)
                        on conflict (book_id) do update set title = excluded.title
                        """)
                            .params(event.payload().bookId(), event.payload().title())
                            .update();
                })
                .on(BookDeleted.class, event -> jdbc.sql("delete from title where book_id = ?")
                        .param(event.payload().bookId())
                        .update())
                .build();
    }

    /** Reacts to each book; to what is told again because somebody rebuilds, never. */
    @Bean
    EventSubscriber arrivals(JdbcClient jdbc) {
        return EventSubscriber.reaction("arrivals")
                .on(BookPublished.class, event -> jdbc.sql("insert into arrival (book_id) values (?)")
                        .param(event.payload().bookId())
                        .update())
                .build();
    }

    /** The catalogue, too, is played by this service. */
    @Bean
    CurrentState publishedBooks(JdbcClient jdbc) {
        return new PublishedBooks(jdbc);
    }

    private record PublishedBooks(JdbcClient jdbc) implements CurrentState {

        @Override
        public String sources() {
            return "/catalog/books/";
        }

        @Override
        public List<Outbox.Fact> of(List<KnownAggregate> aggregates) {
            return jdbc.sql("select book_id, title, gone from published_book where book_id = any (?)")
                    .param(aggregates.stream().map(KnownAggregate::id).toArray(UUID[]::new))
                    .query((row, number) -> {
                        var book = row.getObject("book_id", UUID.class);
                        return new Outbox.Fact(
                                AggregateRef.of("catalog", "books", book),
                                row.getBoolean("gone")
                                        ? Samples.deleted(book)
                                        : Samples.book(book, row.getString("title")));
                    })
                    .list();
        }
    }

    @Bean
    EventSubscriber welcomes(JdbcClient jdbc) {
        return EventSubscriber.reaction("welcomes")
                .on(MembershipGranted.class, event -> jdbc.sql("insert into welcome (account_id) values (?)")
                        .param(event.payload().accountId())
                        .update())
                .build();
    }

    @Bean
    EventSubscriber deletions(AccountErasing erasing) {
        return EventSubscriber.reaction("account-erasure")
                .on(
                        AccountDeleted.class,
                        event -> erasing.request(event.payload().accountId()))
                .build();
    }

    @Bean
    PersonalData welcomesOfAnAccount(JdbcClient jdbc) {
        return new WelcomesOfAnAccount(jdbc);
    }

    @Bean
    ApplicationListener<PayloadApplicationEvent<AccountErased>> completion(Outbox outbox) {
        return ApplicationListener.forPayload(erased -> outbox.append(
                AggregateRef.of("playback", "accounts", erased.account()),
                new PlaybackEvent.AccountErased(erased.account(), erased.at())));
    }

    /** The one kind of personal data that this service has. */
    private record WelcomesOfAnAccount(JdbcClient jdbc) implements PersonalData {

        @Override
        public String name() {
            return "welcomes";
        }

        @Override
        public Stream<?> about(UUID account) {
            return jdbc
                    .sql("select account_id from welcome where account_id = ?")
                    .param(account)
                    .query(UUID.class)
                    .stream();
        }

        @Override
        public void erase(UUID account) {
            jdbc.sql("delete from welcome where account_id = ?").param(account).update();
        }

        @Override
        public Set<String> traces(UUID account) {
            return Set.of(account + "@example.org");
        }
    }
}
