package dev.nexus.contracts;

/** How often an event of a type is told. Orders of magnitude, not promises: a subscriber keeps a queue. */
public enum EventRate {
    /** When a person or an operator decides something. */
    RARE("now and then"),
    /** Some a day for each account. */
    DAILY("a few a day for each account"),
    /** At most one a week for each account, for many accounts in the same hour. */
    WEEKLY("one a week for each listener, for many listeners at once"),
    /** Thousands within minutes when books are imported or names are put right in all of them, and then none. */
    BURSTS("in bursts: thousands within minutes, and then none"),
    /** All day long, in proportion to how many people listen. */
    STEADY("up to one a minute for each listener and book while it is heard");

    private final String words;

    EventRate(String words) {
        this.words = words;
    }

    /** The same for a reader. */
    public String words() {
        return words;
    }
}
