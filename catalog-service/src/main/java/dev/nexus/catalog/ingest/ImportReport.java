package dev.nexus.catalog.ingest;

import dev.nexus.catalog.metadata.MetadataDecision;
import java.util.List;

/**
 * What an import found.
 *
 * @param metadata whose word was taken for each field: sidecars come before tags, and tags before names
 * @param notes what was passed over, and why
 */
public record ImportReport(List<MetadataDecision> metadata, List<Note> notes) {

    /** Something of a file that was not used. */
    public record Note(String file, String text) {}

    public ImportReport {
        metadata = List.copyOf(metadata);
        notes = List.copyOf(notes);
    }
}
