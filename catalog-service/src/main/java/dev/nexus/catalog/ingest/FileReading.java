package dev.nexus.catalog.ingest;

import dev.nexus.catalog.media.AudioProbe;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.catalog.media.Picture;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.catalog.metadata.Sidecars;
import dev.nexus.catalog.metadata.UnreadableSidecar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the files of an import: their hash, and what they are by their bytes. */
@Component
class FileReading {

    private static final int MAGIC_LENGTH = 12;

    private final ImportSources sources;
    private final MediaStore store;
    private final AudioProbe probe;

    FileReading(ImportSources sources, MediaStore store, AudioProbe probe) {
        this.sources = sources;
        this.store = store;
        this.probe = probe;
    }

    List<ReadFile> read(List<ImportFile> files, ImportProgress progress) {
        progress.write();
        sources.fetch(files, progress::addBytes);
        var read = new ArrayList<ReadFile>();
        for (ImportFile file : files) {
            read.add(read(file, progress));
        }
        progress.write();
        return read;
    }

    private ReadFile read(ImportFile file, ImportProgress progress) {
        Path path = store.read(file.media());
        if (isSidecar(file)) {
            progress.addBytes(file.size());
            progress.addProbed();
            return sidecar(path, file);
        }
        try {
            Sha256 sha256 = Sha256.of(path, progress::addBytes);
            Optional<String> picture = pictureType(path, file);
            ReadFile read = picture.isPresent()
                    ? new ReadFile.CoverPicture(file, sha256, picture.get())
                    : new ReadFile.Audio(file, sha256, BadFile.naming(file.name(), () -> probe.probe(path)));
            progress.addProbed();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the import could not be read", e);
        }
    }

    private static boolean isSidecar(ImportFile file) {
        return Sidecars.isNamedLikeOne(file.name()) && file.size() <= Sidecars.MAX_BYTES;
    }

    /** What a sidecar says is a help, and no reason to refuse the book. */
    private static ReadFile sidecar(Path path, ImportFile file) {
        try {
            return new ReadFile.Sidecar(file, Sidecars.read(file.name(), Files.readAllBytes(path)));
        } catch (UnreadableSidecar e) {
            return new ReadFile.Unusable(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the import could not be read", e);
        }
    }

    private static Optional<String> pictureType(Path path, ImportFile file) throws IOException {
        if (file.size() > Picture.MAX_BYTES) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return Picture.mimeTypeOf(bytes.readNBytes(MAGIC_LENGTH));
        }
    }
}
