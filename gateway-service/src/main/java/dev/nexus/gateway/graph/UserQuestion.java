package dev.nexus.gateway.graph;

/** What a field of the graph asks of user-service. */
enum UserQuestion {
    /** The caller's account. */
    ACCOUNT,
    /** The caller's libraries. */
    LIBRARIES
}
