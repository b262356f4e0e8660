package dev.nexus.user.export;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt at an export, and how it ends. */
@Component
class ExportRun {

    private static final Logger log = LoggerFactory.getLogger(ExportRun.class);

    private static final int RENEWALS_IN_A_LEASE = 3;

    /** The service is about to stop. */
    private static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final Exports exports;
    private final ExportChunks chunks;
    private final ExportArchive archive;
    private final ExportSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    ExportRun(
            Exports exports,
            ExportChunks chunks,
            ExportArchive archive,
            ExportSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.exports = exports;
        this.chunks = chunks;
        this.archive = archive;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void run(Claim claim, BooleanSupplier stopping) {
        var started = Timer.start(meters);
        var outcome = outcome(claim, stopping);
        started.stop(meters.timer("nexus.exports", "outcome", outcome));
        log.atInfo()
                .addKeyValue("export", claim.id())
                .addKeyValue("attempt", claim.attempt())
                .addKeyValue("outcome", outcome)
                .log("export attempted");
    }

    private String outcome(Claim claim, BooleanSupplier stopping) {
        try {
            return attempt(claim, stopping);
        } catch (LeaseLost lost) {
            return "lost";
        }
    }

    private String attempt(Claim claim, BooleanSupplier stopping) {
        if (claim.attempt() > settings.attempts()) {
            exports.fail(claim, "Each attempt ended with a crash of the server.");
            return "failed";
        }
        try {
            make(claim, stopping);
            return "succeeded";
        } catch (LeaseLost lost) {
            throw lost;
        } catch (Stopped stopped) {
            exports.release(claim);
            return "released";
        } catch (ServiceSilent silent) {
            return retry(claim, silent, "A part of the server did not answer: %s.".formatted(silent.service()));
        } catch (IOException | RuntimeException failure) {
            return retry(claim, failure, "The server's log tells more.");
        }
    }

    private void make(Claim claim, BooleanSupplier stopping) throws IOException {
        chunks.clear(claim);
        var out = new ChunkedOutput(chunks, claim);
        var lease = new LeaseRenewal(
                () -> {
                    requireGoingOn(stopping);
                    chunks.renew(claim);
                },
                settings.lease().dividedBy(RENEWALS_IN_A_LEASE),
                clock);
        archive.write(
                claim,
                progress -> {
                    requireGoingOn(stopping);
                    exports.advance(claim, progress);
                },
                lease::touch,
                out);
        out.close();
        exports.succeed(claim, out.size());
    }

    private static void requireGoingOn(BooleanSupplier stopping) {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
    }

    private String retry(Claim claim, Exception failure, String detail) {
        log.atWarn()
                .addKeyValue("export", claim.id())
                .addKeyValue("attempt", claim.attempt())
                .setCause(failure)
                .log("export not made");
        if (claim.attempt() < settings.attempts()) {
            exports.postpone(claim);
            return "postponed";
        }
        exports.fail(claim, detail);
        return "failed";
    }
}
