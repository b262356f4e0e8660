package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** What all stores do alike: until they are published, bytes are in the staging area. */
abstract class StagedStore implements MediaStore {

    final StagingArea staging;

    StagedStore(StagingArea staging) {
        this.staging = staging;
    }

    @Override
    public Path receiving() {
        return staging.receiving();
    }

    @Override
    public Path uploading() {
        return staging.uploading();
    }

    @Override
    public void requireRoom(long bytes) {
        staging.requireRoom(bytes);
    }

    @Override
    public void stage(MediaName name, Path received) {
        staging.stage(name, received);
    }

    @Override
    public void stage(MediaName name, InputStream bytes, LongConsumer copied) {
        staging.stage(name, bytes, copied);
    }

    @Override
    public List<MediaName> stagedBefore(Instant time) {
        return staging.before(time);
    }

    @Override
    public void forgetReceivedBefore(Instant time) {
        staging.forgetReceivedBefore(time);
    }
}
