package dev.nexus.playback.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.nexus.contracts.UserEvent;
import dev.nexus.platform.personaldata.ErasedAccounts;
import dev.nexus.platform.test.EventProbe;
import dev.nexus.platform.test.SchemaScan;
import dev.nexus.platform.test.ServiceTest;
import dev.nexus.platform.test.TestEvents;
import dev.nexus.playback.book.BookId;
import dev.nexus.playback.book.ListenerId;
import dev.nexus.playback.listening.Listened;
import dev.nexus.playback.listening.ListeningTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A week is told once, whoever looks and however often. Each test has a year of its own, which no real clock shows. */
@ServiceTest
class WeekSummarisingTests {

    private static final String TOLD = "playback.week.summarised.v1";

    private final ListenerId ada = new ListenerId(UUID.randomUUID());
    private final ListenerId ben = new ListenerId(UUID.randomUUID());
    private final BookId emma = new BookId(UUID.randomUUID());
    private final BookId walden = new BookId(UUID.randomUUID());

    @Autowired
    private WeekSummarising summarising;

    @Autowired
    private ListenerZones zones;

    @Autowired
    private DueWeeks weeks;

    @Autowired
    private ErasedAccounts erased;

    @Autowired
    private WeekEvents telling;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ListeningTime time;

    @Autowired
    private TestEvents events;

    @Autowired
    private EventProbe probe;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Test
    void tellsWhatWasHeardByTheListenersOwnDays() {
        live(ada, "Pacific/Auckland");
        // Thirteen hours before UTC: the first is a Sunday's and the last two another week's Monday.
        heard(ada, emma, "2031-03-02T10:59:00Z", 120);
        heard(ada, emma, "2031-03-04T08:00:00Z", 600);
        heard(ada, walden, "2031-03-04T08:05:00Z", 600);
        heard(ada, walden, "2031-03-09T10:59:30Z", 90);
        finished(ada, emma, "2031-03-09T10:59:59Z");
        finished(ada, emma, "2031-03-04T08:05:00Z");
        finished(ada, walden, "2031-03-09T11:00:00Z");

        assertThat(toldOf(ada, "2031-03-09T16:59:59Z")).isEmpty();
        var told = toldOf(ada, "2031-03-09T17:00:00Z").getFirst();

        assertThat(told.get("subject").asString()).isEqualTo(ada.toString());
        assertThat(told.has("libraryid")).isFalse();
        var data = told.get("data");
        assertThat(data.get("from").asString()).isEqualTo("2031-03-03");
        assertThat(data.get("to").asString()).isEqualTo("2031-03-09");
        assertThat(data.get("timeZone").asString()).isEqualTo("Pacific/Auckland");
        // One minute of the first, fifteen of the two at once, half a minute of the last.
        assertThat(data.get("seconds").asDouble()).isEqualTo(60 + 900 + 30);
        assertThat(data.get("days").asInt()).isEqualTo(3);
        assertThat(data.get("finished").asInt()).isOne();
        assertThat(data.get("books").valueStream().map(book -> book.get("bookId")
                        .asString()))
                .containsExactly(emma.toString(), walden.toString());
        assertThat(data.at("/books/0/seconds").asDouble()).isEqualTo(660);
        assertThat(data.at("/books/1/seconds").asDouble()).isEqualTo(630);
        assertThat(probe.violations()).isEmpty();
    }

    @Test
    void countsInUtcWhileNobodyHasSaidWhere() {
        live(ada, "Mars/Olympus_Mons");
        live(ben, null);
        heard(ada, emma, "2032-03-01T00:00:00Z", 60);
        heard(ben, emma, "2032-03-07T23:59:00Z", 90);

        assertThat(toldOf(ada, "2032-03-08T06:00:00Z")
                        .getFirst()
                        .at("/data/timeZone")
                        .asString())
                .isEqualTo("UTC");
        assertThat(toldOf(ben, "2032-03-08T06:00:00Z")
                        .getFirst()
                        .at("/data/seconds")
                        .asDouble())
                .isEqualTo(60);
    }

    @Test
    void tellsOnlyTheLastWeekAndNoneWithoutListening() {
        heard(ada, emma, "2033-02-15T10:00:00Z", 60);
        heard(ben, emma, "2033-02-15T10:00:00Z", 60);
        heard(ben, emma, "2033-02-22T10:00:00Z", 60);

        var now = "2033-03-02T10:00:00Z";

        assertThat(toldOf(ben, now))
                .singleElement()
                .satisfies(told -> assertThat(told.at("/data/from").asString()).isEqualTo("2033-02-21"));
        assertThat(toldOf(ada, now)).isEmpty();
    }

    @Test
    void tellsALateListenersWeekWhenItComesAndThenNoMore() {
        assertThat(toldOf(ada, "2034-03-06T07:00:00Z")).isEmpty();
        heard(ada, emma, "2034-03-01T10:00:00Z", 60);

        assertThat(toldOf(ada, "2034-03-06T08:00:00Z")).hasSize(1);
        heard(ada, emma, "2034-03-02T10:00:00Z", 60);

        assertThat(toldOf(ada, "2034-03-06T09:00:00Z")).hasSize(1);
    }

    @Test
    void tellsOnceHoweverManyInstancesDoIt() throws Exception {
        var listeners = IntStream.range(0, 450)
                .mapToObj(_ -> new ListenerId(UUID.randomUUID()))
                .toList();
        var from = Instant.parse("2035-03-01T10:00:00Z");
        time.add(listeners.stream()
                .map(listener -> new Listened(listener, emma, from, from.plusSeconds(60)))
                .toList());
        var now = Instant.parse("2035-03-05T06:00:00Z");
        var begin = new CountDownLatch(1);
        var told = 0;
        try (var instances = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<Integer>>();
            for (var instance = 0; instance < 4; instance++) {
                runs.add(instances.submit(() -> {
                    begin.await();
                    return summarising.summarise(now);
                }));
            }
            begin.countDown();
            for (var run : runs) {
                told += run.get();
            }
        }
        told += summarising.summarise(now);

        assertThat(told).isEqualTo(listeners.size());
        assertThat(summarising.summarise(now)).isZero();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(probe.events(TOLD).stream()
                        .filter(event -> event.at("/data/from").asString().equals("2035-02-26"))
                        .map(event -> event.get("subject").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        listeners.stream().map(ListenerId::toString).toList()));
    }

    @Test
    void losesNothingWhenItIsBrokenOff() {
        heard(ada, emma, "2036-03-05T10:00:00Z", 60);
        var now = Instant.parse("2036-03-10T06:00:00Z");
        WeekEvents breaking = summaries -> {
            telling.tell(summaries);
            throw new IllegalStateException("the process ends here");
        };
        var properties = new WeekProperties(Duration.ofHours(6), Duration.ofHours(1), 200);
        var broken = new WeekSummarising(zones, weeks, erased, breaking, transaction, properties, Clock.systemUTC());

        assertThatIllegalStateException().isThrownBy(() -> broken.summarise(now));

        assertThat(toldOf(ada, "2036-03-10T06:00:00Z")).hasSize(1);
    }

    @Test
    void forgetsTheErased() {
        live(ada, "Europe/Vienna");
        heard(ada, emma, "2037-03-03T10:00:00Z", 60);
        assertThat(toldOf(ada, "2037-03-09T06:00:00Z")).hasSize(1);

        events.publish("/user/accounts/" + ada, 2, new UserEvent.AccountDeleted(ada.value(), Instant.now()));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(SchemaScan.tablesWith(database, ada.value())).containsExactly("erased_account"));
    }

    /** All that was told of a listener, once what is due at a time has been told. */
    private List<JsonNode> toldOf(ListenerId listener, String now) {
        summarising.summarise(Instant.parse(now));
        await().until(() ->
                jdbc.sql("select count(*) from outbox_event where source like '/playback/listeners/%/weeks'")
                                .query(Long.class)
                                .single()
                        == 0);
        var count = jdbc.sql("select coalesce(max(last), 0) from event_sequence where source = :source")
                .param("source", "/playback/listeners/%s/weeks".formatted(listener))
                .query(Long.class)
                .single();
        return await().until(
                        () -> probe.events(TOLD).stream()
                                .filter(event ->
                                        event.at("/data/listenerId").asString().equals(listener.toString()))
                                .toList(),
                        told -> told.size() == count);
    }

    private void live(ListenerId listener, @Nullable String zone) {
        events.publish(
                "/user/accounts/" + listener,
                1,
                new UserEvent.AccountUpdated(listener.value(), "a@example.org", true, "A", null, zone, Instant.EPOCH));
        await().until(() -> jdbc.sql("select count(*) from projection_sequence where source = :source")
                        .param("source", "/user/accounts/" + listener)
                        .query(Long.class)
                        .single()
                == 1);
    }

    private void heard(ListenerId listener, BookId book, String from, int seconds) {
        var start = Instant.parse(from);
        time.add(List.of(new Listened(listener, book, start, start.plusSeconds(seconds))));
    }

    private void finished(ListenerId listener, BookId book, String at) {
        jdbc.sql("""
                        insert into completion (listener_id, book_id, report_id, library_id, finished_at)
                        values (:listener, :book, gen_random_uuid(), gen_random_uuid(), :at)
                        """)
                .param("listener", listener.value())
                .param("book", book.value())
                .param("at", Instant.parse(at).atOffset(ZoneOffset.UTC))
                .update();
    }
}
