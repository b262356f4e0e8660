import java.time.Duration;

/** What one run of wrk saw, and the CPU time that was spent on it in the middle. */
record Load(long requests, long micros, long bytes, long p50Micros, long p99Micros, Duration cpu) {

    Load withCpu(Duration used) {
        return new Load(requests, micros, bytes, p50Micros, p99Micros, used);
    }

    double requestsPerSecond() {
        return requests / (micros / 1e6);
    }

    double p50Millis() {
        return p50Micros / 1e3;
    }

    double p99Millis() {
        return p99Micros / 1e3;
    }

    double cpuMicrosPerRequest() {
        return cpu.toNanos() / 1e3 / requests;
    }

    double megabytesPerSecond() {
        return bytes / (double) micros;
    }

    double cpuSecondsPerGigabyte() {
        return cpu.toNanos() / (double) bytes;
    }
}
