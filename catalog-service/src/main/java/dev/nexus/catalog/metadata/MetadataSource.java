package dev.nexus.catalog.metadata;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who says something of a book. The order is the rule: for each field the first one that says anything is believed. */
public enum MetadataSource {
    /** {@code metadata.json} as Audiobookshelf writes it: somebody has edited it. */
    METADATA_JSON("metadata.json"),
    /** An OPF package document, as Calibre and e-book tools write it. */
    OPF("opf"),
    /** {@code desc.txt} and {@code reader.txt}. */
    TEXT_FILES("text"),
    /** The tags of the audio files. */
    TAGS("tags"),
    /** The names of folders and files. */
    NAMES("names"),
    /** Catalogues of others: they fill gaps. */
    PROVIDERS("providers");

    private final String label;

    MetadataSource(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
