package dev.nexus.playback.progress;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the waiting of reports whose book or membership does not come. They are refused, not deleted: what was acknowledged
 * stays recorded, and sending it again changes nothing.
 */
@Component
class PendingExpiring {

    private static final Logger LOG = LoggerFactory.getLogger(PendingExpiring.class);

    private final PendingReports pending;
    private final Commits commits;
    private final ProgressProperties properties;
    private final Clock clock;

    PendingExpiring(PendingReports pending, Commits commits, ProgressProperties properties, Clock clock) {
        this.pending = pending;
        this.commits = commits;
        this.properties = properties;
        this.clock = clock;
    }

    void expireAll() {
        var before = clock.instant().minus(properties.pendingFor());
        var batch = properties.pendingBatch();
        try {
            var refused = batch;
            while (refused == batch) {
                refused = commits.commit(() -> pending.refuse(before, batch));
                if (refused > 0) {
                    LOG.atInfo().addKeyValue("reports", refused).log("Reports waited too long and were refused");
                }
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Pending reports could not be refused now");
        }
    }
}
