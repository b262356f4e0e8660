package dev.nexus.catalog.provider;

import java.util.List;
import java.util.Optional;

/** A format in which a catalogue comes as a file, line by line. */
interface CatalogueFile {

    /** What a line holds. */
    sealed interface Entry {

        /**
         * A book.
         *
         * @param authorKeys authors that come as entries of their own
         */
        record Book(ProvidedBook book, List<String> authorKeys) implements Entry {}

        /** An author. */
        record Author(String key, String name) implements Entry {}
    }

    /** The provider whose catalogue it is. */
    String provider();

    /**
     * Reads a line.
     *
     * @return empty for a line that holds something else
     * @throws RuntimeException for a line that cannot be read
     */
    Optional<Entry> entry(String line);
}
