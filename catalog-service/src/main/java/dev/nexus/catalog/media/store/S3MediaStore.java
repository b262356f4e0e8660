package dev.nexus.catalog.media.store;

import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MissingMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The store in a bucket. An object appears whole or not at all, so publishing is putting; until then bytes are on a local disk. What has
 * to be read as a file (covers that are scaled) is fetched into a folder beside the staged bytes, and goes from there after a day.
 */
final class S3MediaStore extends StagedStore implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final S3AsyncClient s3;
    private final @Nullable S3Presigner presigner;
    private final S3Properties settings;
    private final String bucket;
    private final Path fetched;

    S3MediaStore(Path directory, DataSize keepFree, S3Properties settings, String bucket) {
        super(directory, keepFree);
        this.settings = settings;
        this.bucket = bucket;
        this.s3 = S3Clients.client(settings);
        this.presigner = settings.presign() ? S3Clients.presigner(settings) : null;
        this.fetched = directory.resolve("fetched").toAbsolutePath();
        DiskErrors.run("made", () -> Files.createDirectories(fetched));
    }

    @Override
    public Path read(MediaName name) {
        if (isStaged(name)) {
            return staged(name);
        }
        var local = fetched.resolve(name.toString());
        if (!Files.exists(local)) {
            fetch(name, local);
        }
        return local;
    }

    private void fetch(MediaName name, Path local) {
        Path partial = DiskErrors.call("made", () -> Files.createTempFile(receiving(), "fetch-", null));
        try (var bytes = answered(
                name,
                s3.getObject(
                        request -> request.bucket(bucket).key(key(name)),
                        AsyncResponseTransformer.toBlockingInputStream()))) {
            Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, local, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DiskErrors.translate("fetched", e);
        } finally {
            DiskErrors.run("removed", () -> Files.deleteIfExists(partial));
        }
    }

    @Override
    public void publish(MediaName name) {
        if (!isStaged(name)) {
            if (!isPublished(name)) {
                throw new MissingMedia(name);
            }
            return;
        }
        answered(
                name,
                s3.putObject(
                        request -> request.bucket(bucket).key(key(name)), AsyncRequestBody.fromFile(staged(name))));
        DiskErrors.run("removed", () -> Files.deleteIfExists(staged(name)));
    }

    @Override
    public InputStream open(MediaName name, long first, long last) {
        var bytes = answered(
                name,
                s3.getObject(
                        request -> request.bucket(bucket).key(key(name)).range("bytes=" + first + "-" + last),
                        AsyncResponseTransformer.toBlockingInputStream()));
        return new AbortedStream(bytes, last - first + 1);
    }

    @Override
    public long size(MediaName name) {
        return answered(name, s3.headObject(request -> request.bucket(bucket).key(key(name))))
                .contentLength();
    }

    @Override
    public Optional<URI> direct(MediaContent content, String disposition) {
        if (presigner == null) {
            return Optional.empty();
        }
        var signed = presigner.presignGetObject(
                request -> request.signatureDuration(settings.presignedFor()).getObjectRequest(get -> get.bucket(bucket)
                        .key(key(content.name()))
                        .responseContentType(content.mimeType())
                        .responseContentDisposition(disposition)));
        try {
            return Optional.of(signed.url().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A signed address is none", e);
        }
    }

    @Override
    void discardPublished(MediaName name) {
        DiskErrors.run("removed", () -> Files.deleteIfExists(fetched.resolve(name.toString())));
        answered(name, s3.deleteObject(request -> request.bucket(bucket).key(key(name))));
    }

    @Override
    public void forgetReceivedBefore(Instant time) {
        super.forgetReceivedBefore(time);
        DiskErrors.run("removed", () -> {
            for (Path file : OldFiles.in(fetched, time)) {
                Files.deleteIfExists(file);
            }
        });
    }

    @Override
    boolean isPublished(MediaName name) {
        try {
            answered(name, s3.headObject(request -> request.bucket(bucket).key(key(name))));
            return true;
        } catch (MissingMedia missing) {
            return false;
        }
    }

    private String key(MediaName name) {
        return settings.prefix() + name;
    }

    private static <T> T answered(MediaName name, CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof S3Exception s3 && s3.statusCode() == NOT_FOUND) {
                throw new MissingMedia(name);
            }
            if (e.getCause() instanceof SdkException failed) {
                throw new UncheckedIOException(new IOException("The bucket of the media store gave no answer", failed));
            }
            throw e;
        }
    }

    @Override
    public void close() {
        s3.close();
        if (presigner != null) {
            presigner.close();
        }
    }
}
