package dev.nexus.standalone.postgres;

import dev.nexus.standalone.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once per version. */
record PostgresBinaries(Path home) {

    /** Where tests and others without a directory of their own unpack to. */
    static Path sharedCache() {
        if (PostgresAccount.isRoot()) {
            return sharedCacheOfRoot();
        }
        var cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "nexus")
                : Path.of(cache, "nexus");
    }

    /** Root may have to run them under another account, which cannot enter root's home. */
    private static Path sharedCacheOfRoot() {
        var cache = Path.of(System.getProperty("java.io.tmpdir"), "nexus-cache-of-root");
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            if (PostgresAccount.ownerOf(cache) != PostgresAccount.ROOT) {
                throw new CannotStart("%s belongs to somebody else: delete it.".formatted(cache));
            }
            return cache;
        } catch (IOException e) {
            throw new CannotStart("Cannot make %s: %s.".formatted(cache, e), e);
        }
    }

    /** Returns the binaries below {@code root}, unpacked now if they were not before. */
    static PostgresBinaries unpackedBelow(Path root) {
        var archive = archive();
        try {
            var home = root.resolve("postgres-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return new PostgresBinaries(home.toRealPath());
        } catch (IOException e) {
            throw new CannotStart("Cannot unpack PostgreSQL into %s: %s.".formatted(root, e), e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Returns the major version, such as {@code 18}, as the program itself tells it. */
    String majorVersion() {
        try {
            var process = new ProcessBuilder(program("postgres").toString(), "--version").start();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return words.substring(words.lastIndexOf(' ') + 1).replaceFirst("\\..*", "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + program("postgres"), e);
        }
    }

    private static URL archive() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = "postgres-" + os + "-" + arch + ".txz";
        var archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new CannotStart("This build brings no PostgreSQL for %s on %s:".formatted(os, arch)
                    + " build it on this machine, or name a server in NEXUS_DATABASE_URL.");
        }
        return archive;
    }

    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        var draft = Files.createTempDirectory(home.getParent(), "unpacking-");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, draft);
            }
        }
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) { // else another process was faster, with the same content
                throw e;
            }
            Directories.delete(draft);
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        var target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
