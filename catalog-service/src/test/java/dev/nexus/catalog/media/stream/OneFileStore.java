package dev.nexus.catalog.media.stream;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** A store with one file, whatever name is asked for. */
record OneFileStore(Path file) implements MediaStore {

    @Override
    public InputStream open(MediaName name, long first, long last) {
        try {
            var bytes = Files.newInputStream(file);
            bytes.skipNBytes(first);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size(MediaName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path receiving() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path uploading(MediaName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgetUploading(MediaName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<MediaName> uploadingBefore(Instant time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requireRoom(long bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stage(MediaName name, Path received) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stage(MediaName name, InputStream bytes, LongConsumer copied) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean holds(MediaName name) {
        return true;
    }

    @Override
    public Path read(MediaName name) {
        return file;
    }

    @Override
    public void publish(MediaName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discard(MediaName name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<MediaName> stagedBefore(Instant time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgetReceivedBefore(Instant time) {
        throw new UnsupportedOperationException();
    }
}
