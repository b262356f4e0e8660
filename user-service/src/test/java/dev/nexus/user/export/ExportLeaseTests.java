package dev.nexus.user.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.platform.test.ServiceTest;
import dev.nexus.user.Client;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who works on an export keeps it. */
@ServiceTest
class ExportLeaseTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Exports exports;

    @Autowired
    private ExportChunks chunks;

    @Autowired
    private ExportSettings settings;

    @Autowired
    private JdbcClient database;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final List<Boolean> renewed = new ArrayList<>();

    @Test
    void isNotTakenFromSomebodyWhoCopiesFromASlowService() {
        var claim = claimed();
        var archive = new ExportArchive(List.of(new SlowService(claim)), JsonMapper.shared(), clock);

        new ExportRun(exports, chunks, archive, settings, new SimpleMeterRegistry(), clock).run(claim, () -> false);

        assertThat(renewed).containsExactly(false, true, true);
        assertThat(database.sql("select state from export_job where id = ?")
                        .param(claim.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("SUCCEEDED");
    }

    private Claim claimed() {
        var claim = new Claim(
                new ExportId(UUID.randomUUID()), Client.somebody(port, "Ada").id(), UUID.randomUUID(), 1);
        database.sql("""
                        insert into export_job (id, account_id, state, attempts, next_try_at, lease_owner, lease_until,
                            created_at, expires_at)
                        values (?, ?, 'RUNNING', 1, now(), ?, now() + interval '1 hour', now(), now() + interval '1 day')""")
                .params(claim.id().value(), claim.account(), claim.owner())
                .update();
        return claim;
    }

    /** It says little, and that compresses well. */
    private final class SlowService implements ServiceData {

        private final Claim claim;

        SlowService(Claim claim) {
            this.claim = claim;
        }

        @Override
        public String service() {
            return "slow";
        }

        @Override
        public void write(UUID account, OutputStream out) throws IOException {
            say(out);
            now = now.plus(settings.lease().dividedBy(2));
            say(out);
            now = now.plus(settings.lease().dividedBy(2));
            say(out);
        }

        private void say(OutputStream out) throws IOException {
            database.sql("update export_job set lease_until = now() + interval '10 seconds' where id = ?")
                    .param(claim.id().value())
                    .update();
            out.write(' ');
            renewed.add(database.sql("select lease_until > now() + interval '30 seconds' from export_job where id = ?")
                    .param(claim.id().value())
                    .query(Boolean.class)
                    .single());
        }
    }
}
