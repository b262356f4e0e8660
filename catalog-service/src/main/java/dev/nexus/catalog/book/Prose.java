package dev.nexus.catalog.book;

/** A text that somebody has typed, such as a description: lines of up to 20,000 characters together. */
record Prose(String value) {

    private static final int LONGEST = 20_000;

    public Prose {
        value = value.strip();
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("must be a text of at most " + LONGEST + " characters");
        }
    }
}
