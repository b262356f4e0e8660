package dev.nexus.catalog.ingest;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How far one import is, written down often enough to be watched and to keep its lease, and seldom enough to cost nothing.
 * The bytes are most of the work: each is copied and hashed.
 */
final class ImportProgress {

    /** The worker is asked to stop; the import is given back. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("the worker is stopping", null, false, false);
        }
    }

    private static final double SHARE_OF_BYTES = 0.8;
    private static final double SHARE_OF_PROBING = 0.15;
    private static final long WRITE_EVERY_NANOS = 300_000_000L;

    private final ImportJobs jobs;
    private final Claim claim;
    private final Duration lease;
    private final BooleanSupplier stopping;
    private final double totalBytes;
    private final double totalFiles;
    private long bytes;
    private int probed;
    private long writtenAt;

    ImportProgress(
            ImportJobs jobs, Claim claim, Duration lease, BooleanSupplier stopping, long totalBytes, int totalFiles) {
        this.jobs = jobs;
        this.claim = claim;
        this.lease = lease;
        this.stopping = stopping;
        this.totalBytes = Math.max(1, totalBytes);
        this.totalFiles = Math.max(1, totalFiles);
        this.writtenAt = System.nanoTime();
    }

    void addBytes(long count) {
        bytes += count;
        writeSometimes();
    }

    void addProbed() {
        probed++;
        writeSometimes();
    }

    /** Writes it down now. */
    void write() {
        if (stopping.getAsBoolean()) {
            throw new Stopped();
        }
        writtenAt = System.nanoTime();
        jobs.advance(claim, value(), lease);
    }

    void writeSometimes() {
        if (System.nanoTime() - writtenAt >= WRITE_EVERY_NANOS) {
            write();
        }
    }

    private double value() {
        return Math.min(1, bytes / totalBytes) * SHARE_OF_BYTES + Math.min(1, probed / totalFiles) * SHARE_OF_PROBING;
    }
}
