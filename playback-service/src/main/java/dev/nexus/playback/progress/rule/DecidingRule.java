package dev.nexus.playback.progress.rule;

import java.util.Arrays;

/** Why a position is what it is. The names are those of the API and of the rows. */
public enum DecidingRule {
    /** The latest act by effective time was listening. */
    LATEST_LISTENING("latest-listening"),
    /** The latest act was a jump to another position. */
    LATEST_SEEK("latest-seek"),
    /** The latest act was finishing the book. */
    LATEST_FINISH("latest-finish"),
    /** The latest act was beginning anew. */
    LATEST_RESET("latest-reset"),
    /** The latest act was going back to an earlier place. */
    LATEST_RESTORE("latest-restore");

    private final String wireName;

    DecidingRule(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static DecidingRule named(String wireName) {
        return Arrays.stream(values())
                .filter(rule -> rule.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + wireName));
    }
}
