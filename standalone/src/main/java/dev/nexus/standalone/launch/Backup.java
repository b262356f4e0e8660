package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.backup.NexusBackup;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code nexus backup [FILE] [--without-media]}: a whole Nexus in one file, while it runs or not. */
final class Backup {

    private static final String WITHOUT_MEDIA = "--without-media";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final long MEGABYTE = 1024L * 1024;

    private final Installation installation;
    private final Console console;

    Backup(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    void run(List<String> options) {
        var file = file(options);
        var secrets = secrets();
        var media = options.contains(WITHOUT_MEDIA) ? null : media(installation);
        try (var database = DatabaseUp.of(installation, secrets)) {
            var taken = NexusBackup.take(database.access(), secretKey(secrets), media, file, Clock.systemUTC());
            console.say(
                    "%s: %d rows of %d tables, %d files of media, %d MB. It opens everything that is sealed in it: keep it as safe as the data."
                            .formatted(file, taken.rows(), taken.tables(), taken.files(), Files.size(file) / MEGABYTE));
            if (installation.isGiven("NEXUS_MEDIA_S3_BUCKET")) {
                console.say("The media are in the bucket %s and not in the backup."
                        .formatted(installation.setting("NEXUS_MEDIA_S3_BUCKET", "")));
            }
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart("%s is there already: choose another name.".formatted(file), e);
        } catch (IOException e) {
            throw new CannotStart("The backup %s cannot be written: %s.".formatted(file, e), e);
        } catch (SQLException e) {
            throw new CannotStart("The database cannot be read: %s".formatted(e.getMessage()), e);
        }
    }

    /** Where catalog-service keeps them. */
    static Path media(Installation installation) {
        return Path.of(
                installation.setting("NEXUS_MEDIA_DIR", installation.media().toString()));
    }

    private String secretKey(Secrets secrets) {
        return installation.setting("NEXUS_SECRET_KEY", secrets.secretKey());
    }

    private Secrets secrets() {
        if (!Files.exists(installation.secrets()) && !installation.isGiven("NEXUS_DATABASE_URL")) {
            throw new CannotStart(
                    "There is no Nexus in %s: NEXUS_HOME says where it is.".formatted(installation.home()));
        }
        installation.makeDirectories();
        return Secrets.loadOrCreate(installation.secrets());
    }

    private static Path file(List<String> options) {
        var given = Restore.onlyFile(options, WITHOUT_MEDIA);
        var name = given == null
                ? "nexus-backup-%s.zip"
                        .formatted(LocalDateTime.now(Clock.systemUTC()).format(STAMP))
                : given;
        return Path.of(name).toAbsolutePath().normalize();
    }
}
