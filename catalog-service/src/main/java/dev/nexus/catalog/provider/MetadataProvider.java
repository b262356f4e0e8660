package dev.nexus.catalog.provider;

import java.util.List;

/** Somebody who knows books. */
interface MetadataProvider {

    /**
     * The books that may be meant, the most likely first.
     *
     * @param authors as they are known; empty when nobody knows
     * @return empty when there is none, and when the provider cannot be asked now
     */
    List<ProvidedBook> find(String title, List<String> authors);
}
