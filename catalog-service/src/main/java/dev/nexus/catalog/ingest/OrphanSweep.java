package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.upload.FinishedUploads;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes bytes that a crash left behind: parts of requests that died, and staged files that no import needs. */
@Component
class OrphanSweep {

    private final MediaStore store;
    private final FinishedUploads uploads;
    private final ImportJobs jobs;
    private final IngestProperties properties;
    private final Clock clock;

    OrphanSweep(MediaStore store, FinishedUploads uploads, ImportJobs jobs, IngestProperties properties, Clock clock) {
        this.store = store;
        this.uploads = uploads;
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant old = clock.instant().minus(properties.orphanAge());
        store.forgetReceivedBefore(old);
        uploads.sweep(old, jobs::needed);
        List<MediaName> staged = store.stagedBefore(old);
        Set<MediaName> needed = jobs.needed(staged);
        staged.stream().filter(name -> !needed.contains(name)).forEach(store::discard);
    }
}
