package dev.nexus.gateway.status;

import java.util.List;

/**
 * What a client may expect of this server.
 *
 * @param version the version of the suite
 * @param features what is there, by name
 * @param limits how much of it
 */
record ServerView(String version, List<String> features, LimitsView limits) {

    /**
     * The limits that a client should know.
     *
     * @param pageSize the most entries of one page of a list
     * @param reportsPerBatch the most progress reports of one request
     * @param requestSeconds how long a small request may take
     */
    record LimitsView(int pageSize, int reportsPerBatch, double requestSeconds) {}
}
