package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.backup.Description;
import dev.nexus.standalone.backup.NexusBackup;
import dev.nexus.standalone.backup.NotEmpty;
import dev.nexus.standalone.backup.UnreadableBackup;
import dev.nexus.standalone.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code nexus restore FILE}: a backup into a Nexus that was never used and does not run. */
final class Restore {

    private static final String MIGRATE = "migrate";

    private final Installation installation;
    private final Console console;

    Restore(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    void run(List<String> options) {
        var given = onlyFile(options);
        if (given == null) {
            throw new CannotStart("Which backup? ./nexus restore FILE");
        }
        var file = Path.of(given).toAbsolutePath().normalize();
        try {
            var backup = NexusBackup.describe(file);
            installation.makeDirectories();
            var secrets = secrets(backup);
            try (var database = DatabaseUp.alone(installation, secrets)) {
                Database.of(installation, secrets).prepare(secrets, Restore::pause);
                migrate(secrets);
                NexusBackup.restore(file, database.access(), Backup.media(installation));
                // It follows a database that is not there any more, and is built anew.
                Apps.delete(installation.home().resolve("search"));
            }
            console.say("%s is restored, as it was at %s%s. ./nexus up starts it."
                    .formatted(file, backup.takenAt(), backup.media() ? "" : ", without media"));
        } catch (UnreadableBackup e) {
            throw new CannotStart("The backup %s cannot be used: %s.".formatted(file, e.getMessage()), e);
        } catch (NotEmpty e) {
            throw new CannotStart(
                    "A backup goes into an empty Nexus, and here %s: set NEXUS_HOME to a new directory, or NEXUS_DATABASE_URL to a new database."
                            .formatted(e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new CannotStart("The backup %s cannot be restored: %s.".formatted(file, e), e);
        } catch (SQLException e) {
            throw new CannotStart("The database refuses the backup: %s".formatted(e.getMessage()), e);
        }
    }

    /** The one argument that is no option, or null. */
    static @Nullable String onlyFile(List<String> arguments, String... options) {
        var rest = new ArrayList<>(arguments);
        rest.removeAll(List.of(options));
        if (rest.size() > 1 || rest.stream().anyMatch(argument -> argument.startsWith("-"))) {
            throw new CannotStart(
                    "This is one argument too many: %s. ./nexus help says more.".formatted(String.join(" ", rest)));
        }
        return rest.isEmpty() ? null : rest.getFirst();
    }

    /** What is sealed in the backup can be opened with its key alone. */
    private Secrets secrets(Description backup) {
        if (installation.isGiven("NEXUS_SECRET_KEY")) {
            sameKey(backup, installation.setting("NEXUS_SECRET_KEY", ""), "NEXUS_SECRET_KEY is");
            return Secrets.loadOrCreate(installation.secrets());
        }
        var secrets = Secrets.loadOrCreate(installation.secrets(), Optional.of(backup.secretKey()));
        sameKey(backup, secrets.secretKey(), installation.secrets() + " has");
        return secrets;
    }

    private static void sameKey(Description backup, String key, String where) {
        if (!key.equals(backup.secretKey())) {
            throw new CannotStart(
                    "%s another key than the backup, which cannot be opened with it: restore into a new NEXUS_HOME."
                            .formatted(where));
        }
    }

    /** Each service makes its own tables, by its own program. */
    private void migrate(Secrets secrets) {
        var suite = new Suite(installation, secrets);
        console.progress("Making the tables ...");
        Together.each(
                suite.apps().stream()
                        .filter(app -> app.service().schema().isPresent())
                        .toList(),
                app -> migrate(suite, app));
    }

    private void migrate(Suite suite, App app) {
        var name = app.service().module();
        var log = installation.log(MIGRATE + "-" + name);
        var command = new ArrayList<>(suite.command(app));
        command.add(MIGRATE);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(suite.environment(app));
        try {
            var process = builder.start();
            if (process.waitFor() != 0) {
                throw new CannotStart(
                        "The tables of %s cannot be made:\n%s".formatted(name, new LogTail(log, 0).lines(10)));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new CannotStart("%s cannot be run: %s.".formatted(name, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Pause.StoppedMeanwhile();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Pause.StoppedMeanwhile();
        }
    }
}
