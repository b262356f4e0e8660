package dev.nexus.gateway.limit;

import dev.nexus.gateway.route.LimitClass;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often one caller may ask: an account, an API key, or an address where neither is known.
 *
 * @param registration accounts opened from an address
 * @param signIn attempts to sign in from an address
 * @param refresh sessions continued from an address
 * @param recovery uses of the secrets that links carry, from an address
 * @param reading requests that look
 * @param writing requests that change something
 * @param search searches
 * @param graph questions to the graph
 * @param upload pieces of files
 * @param streaming pieces of audio, and pictures
 * @param live streams opened
 * @param wrongKeys API keys from an address that turned out to be none
 * @param remembered of how many callers of a class the counts are kept here; of more, the idlest are forgotten
 */
@ConfigurationProperties("nexus.gateway.limits")
record LimitSettings(
        Rate registration,
        Rate signIn,
        Rate refresh,
        Rate recovery,
        Rate reading,
        Rate writing,
        Rate search,
        Rate graph,
        Rate upload,
        Rate streaming,
        Rate live,
        Rate wrongKeys,
        int remembered) {

    LimitSettings {
        if (remembered < 100) {
            throw new IllegalArgumentException("remembered " + remembered + " is less than 100");
        }
    }

    Rate of(LimitClass type) {
        return switch (type) {
            case REGISTRATION -> registration;
            case SIGN_IN -> signIn;
            case REFRESH -> refresh;
            case RECOVERY -> recovery;
            case READING -> reading;
            case WRITING -> writing;
            case SEARCH -> search;
            case GRAPH -> graph;
            case UPLOAD -> upload;
            case STREAMING -> streaming;
            case LIVE -> live;
        };
    }
}
