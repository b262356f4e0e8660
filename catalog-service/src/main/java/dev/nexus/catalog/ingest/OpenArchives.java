package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The archives of an import, each opened once however many entries are read. */
final class OpenArchives implements Closeable {

    private final MediaStore store;
    private final Map<MediaName, Archive> open = new HashMap<>();

    OpenArchives(MediaStore store) {
        this.store = store;
    }

    Archive get(MediaName name) throws IOException {
        var known = open.get(name);
        if (known != null) {
            return known;
        }
        var opened = Archive.open(store.read(name));
        open.put(name, opened);
        return opened;
    }

    @Override
    public void close() throws IOException {
        for (var archive : open.values()) {
            archive.close();
        }
    }
}
