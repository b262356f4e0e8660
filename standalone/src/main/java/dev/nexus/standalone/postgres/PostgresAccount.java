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

    static final long ROOT = 0;
    private static final long NOBODY = 65534;
    private static final List<String> UNSHARE = List.of("unshare", "-U");
    private static final String SETPRIV = "setpriv";

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /** Chooses the account for a data directory, which stays with the owner it has. */
    static PostgresAccount choose(Path data) {
        var me = new UnixSystem().getUid();
        if (me != ROOT) {
            return new PostgresAccount(isNameless() && canUnshare() ? UNSHARE : List.of(), me);
        }
        var owner = Files.exists(data) ? ownerOf(data) : ROOT;
        if (owner == ROOT && canUnshare()) {
            return new PostgresAccount(UNSHARE, ROOT);
        }
        var account = owner == ROOT ? NOBODY : owner;
        var another = anotherAccount(account);
        if (!succeeds(another.command(List.of("true")))) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` is allowed here:"
                            + " start Nexus as an ordinary user.");
        }
        return another;
    }

    /** Root becomes another account, for good. */
    static PostgresAccount anotherAccount(long account) {
        return new PostgresAccount(
                List.of(SETPRIV, "--reuid=" + account, "--regid=" + account, "--clear-groups"), account);
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a file, or a directory and all in it, to the account. */
    void takeOver(Path path) {
        if (isAnother()) {
            giveAway(path);
        }
    }

    /** Checks that the account can enter a directory. */
    void checkReach(Path directory) {
        if (isAnother() && !succeeds(command(List.of("test", "-x", directory.toString())))) {
            throw new CannotStart(
                    "PostgreSQL does not run as root, and the account %d that it runs under here cannot enter %s:"
                                    .formatted(owner, directory)
                            + " set NEXUS_HOME to a directory that every account can enter, such as /var/lib/nexus.");
        }
    }

    private boolean isAnother() {
        return prefix.contains(SETPRIV);
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

    static boolean isRoot() {
        return new UnixSystem().getUid() == ROOT;
    }

    static long ownerOf(Path path) {
        try {
            return ((Number) Files.getAttribute(path, "unix:uid")).longValue();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the owner of " + path, e);
        }
    }

    private static boolean canUnshare() {
        var trial = new ArrayList<>(UNSHARE);
        trial.add("true");
        return succeeds(trial);
    }

    /** A container may run under an account that is in no list; initdb wants a name, and a namespace has one. */
    private static boolean isNameless() {
        return System.getProperty("user.name", "?").equals("?");
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
