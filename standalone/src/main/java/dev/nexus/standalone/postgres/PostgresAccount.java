package dev.nexus.standalone.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that PostgreSQL runs under. PostgreSQL refuses to run as root. Root therefore steps into a user namespace,
 * where it is nobody but still owns its files; where that is not allowed, it becomes an account without rights.
 */
record PostgresAccount(List<String> prefix, long owner) {

    private static final long ROOT = 0;
    private static final long NOBODY = 65534;

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /** Chooses the account for a data directory, which stays with the owner it has. */
    static PostgresAccount choose(Path data) {
        var me = new UnixSystem().getUid();
        if (me != ROOT) {
            return new PostgresAccount(List.of(), me);
        }
        var owner = ownerOf(data, ROOT);
        if (owner == ROOT && succeeds(List.of("unshare", "-U", "true"))) {
            return new PostgresAccount(List.of("unshare", "-U"), ROOT);
        }
        var account = owner == ROOT ? NOBODY : owner;
        var setpriv = List.of("setpriv", "--reuid=" + account, "--regid=" + account, "--clear-groups");
        var trial = new ArrayList<>(setpriv);
        trial.add("true");
        if (!succeeds(trial)) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` is allowed here:"
                            + " start Nexus as an ordinary user.");
        }
        return new PostgresAccount(setpriv, account);
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a directory and all in it to the account, and checks that the account can get there. */
    void takeOver(Path directory) {
        if (prefix.isEmpty() || owner == ROOT) {
            return;
        }
        giveAway(directory);
        checkReach(directory);
    }

    /** Checks that the account can enter a directory. */
    void checkReach(Path directory) {
        if (!prefix.isEmpty() && !succeeds(command(List.of("test", "-x", directory.toString())))) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and the account %d that it runs under here cannot enter %s:"
                                    .formatted(owner, directory)
                            + " set NEXUS_HOME to a directory that every account can enter, such as /var/lib/nexus.");
        }
    }

    private void giveAway(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes)
                        throws IOException {
                    return visitFile(entry, attributes);
                }

                @Override
                public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) throws IOException {
                    Files.setAttribute(entry, "unix:uid", (int) owner);
                    Files.setAttribute(entry, "unix:gid", (int) owner);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give " + directory + " to account " + owner, e);
        }
    }

    private static long ownerOf(Path data, long otherwise) {
        try {
            return Files.exists(data) ? ((Number) Files.getAttribute(data, "unix:uid")).longValue() : otherwise;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the owner of " + data, e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
