package dev.nexus.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image as {@code docker load} takes it.
 *
 * @param config how it is run
 * @param layers the names of the files of each layer, the lowest first
 */
record ImageTar(JsonNode config, List<List<String>> layers) {

    static ImageTar read(Path tar) {
        var entries = new HashMap<String, byte[]>();
        try (var in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var json = JsonMapper.shared();
        var manifest = json.readTree(bytes(entries, "manifest.json")).path(0);
        var layers = manifest.path("Layers")
                .valueStream()
                .map(layer -> files(bytes(entries, layer.asString())))
                .toList();
        return new ImageTar(
                json.readTree(bytes(entries, manifest.path("Config").asString()))
                        .path("config"),
                layers);
    }

    private static byte[] bytes(Map<String, byte[]> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    private static List<String> files(byte[] layer) {
        var files = new ArrayList<String>();
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(layer));
                var in = new TarArchiveInputStream(unpacked)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isFile()) {
                    files.add("/" + entry.getName().replaceFirst("^/", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
