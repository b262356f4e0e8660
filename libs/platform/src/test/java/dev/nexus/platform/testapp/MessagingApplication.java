package dev.nexus.platform.testapp;

import dev.nexus.contracts.CatalogEvent.BookPublished;
import dev.nexus.contracts.UserEvent.MembershipGranted;
import dev.nexus.platform.inbox.EventSubscriber;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest service there is: it keeps titles as a projection and reacts to memberships by a row each. */
@Configuration
@EnableAutoConfiguration
public class MessagingApplication {

    /** A title that no handler accepts. */
    public static final String POISON = "poison";

    @Bean
    EventSubscriber titles(JdbcClient jdbc) {
        return EventSubscriber.projection("titles")
                .on(BookPublished.class, event -> {
                    if (POISON.equals(event.payload().title())) {
                        throw new IllegalArgumentException("this title cannot be kept");
                    }
                    jdbc.sql("""
                                    insert into title (book_id, title) values (?, ?)
                                    on conflict (book_id) do update set title = excluded.title
                                    """)
                            .params(event.payload().bookId(), event.payload().title())
                            .update();
                })
                .build();
    }

    @Bean
    EventSubscriber welcomes(JdbcClient jdbc) {
        return EventSubscriber.reaction("welcomes")
                .on(MembershipGranted.class, event -> jdbc.sql("insert into welcome (account_id) values (?)")
                        .param(event.payload().accountId())
                        .update())
                .build();
    }
}
