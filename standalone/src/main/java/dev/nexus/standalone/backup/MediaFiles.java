package dev.nexus.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Audio and covers in a folder, into a backup and out of it. */
final class MediaFiles {

    /** Where requests are received that are under way: nothing that anybody was told is there. */
    private static final String RECEIVING = "receiving";

    private final Path folder;

    MediaFiles(Path folder) {
        this.folder = folder;
    }

    /** Adds every file. One that is deleted meanwhile is left out: nothing leads to it any more. */
    void addTo(BackupWriter backup) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith(RECEIVING))
                    .sorted()
                    .toList();
        }
        for (var file : files) {
            try (var in = Files.newInputStream(file)) {
                backup.add(Part.MEDIA + folder.relativize(file), List.of(), (BackupWriter.Content<IOException>) out -> {
                    in.transferTo(out);
                    return 0;
                });
            } catch (NoSuchFileException e) {
                // deleted since it was listed
            }
        }
    }

    /**
     * Puts every file where it was.
     *
     * @throws UnreadableBackup when a file is damaged, or would lie outside of the folder
     */
    void takeFrom(BackupReader backup) throws IOException {
        for (var part : backup.parts(Part.MEDIA).toList()) {
            var file =
                    folder.resolve(part.name().substring(Part.MEDIA.length())).normalize();
            if (!file.startsWith(folder)) {
                throw new UnreadableBackup("it has a file outside of its folder, " + part.name());
            }
            Files.createDirectories(file.getParent());
            var draft = file.resolveSibling(file.getFileName() + ".restoring");
            try {
                backup.read(part, (BackupReader.Reading<IOException>)
                        in -> Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }
}
