package dev.nexus.playback.week;

import dev.nexus.playback.book.ListenerId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where listeners' days begin, as user-service has told. Who has not said has the days of UTC. */
@Repository
public class ListenerZones {

    static final ZoneId UNKNOWN = ZoneId.of("UTC");

    private static final Logger LOG = LoggerFactory.getLogger(ListenerZones.class);

    private final JdbcClient jdbc;

    ListenerZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a listener's zone.
     *
     * @param zone an IANA name; null when nobody said. One that is not known here is taken for not said
     */
    public void put(ListenerId listener, @Nullable String zone) {
        Optional.ofNullable(zone)
                .flatMap(ListenerZones::known)
                .ifPresentOrElse(known -> put(listener, known), () -> forget(listener));
    }

    private void put(ListenerId listener, ZoneId zone) {
        jdbc.sql("""
                        insert into listener_zone (listener_id, zone) values (:listener, :zone)
                        on conflict (listener_id) do update set zone = excluded.zone
                        """)
                .param("listener", listener.value())
                .param("zone", zone.getId())
                .update();
    }

    private void forget(ListenerId listener) {
        jdbc.sql("delete from listener_zone where listener_id = :listener")
                .param("listener", listener.value())
                .update();
    }

    /** Every zone that a listener has, that of those who have not said among them. */
    List<ZoneId> all() {
        var said = jdbc.sql("select distinct zone from listener_zone").query(String.class).list().stream()
                .map(ListenerZones::known)
                .flatMap(Optional::stream);
        return Stream.concat(Stream.of(UNKNOWN), said).distinct().toList();
    }

    private static Optional<ZoneId> known(String zone) {
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            LOG.atWarn().addKeyValue("zone", zone).log("A time zone is not known here");
            return Optional.empty();
        }
    }
}
