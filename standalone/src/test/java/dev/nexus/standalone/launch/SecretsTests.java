package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.standalone.postgres.ServiceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path directory;

    @Test
    void areReadableByTheirOwnerAlone() throws IOException {
        var file = directory.resolve("secrets.properties");

        Secrets.loadOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void stayTheSameAtEveryStart() throws IOException {
        var file = directory.resolve("secrets.properties");
        var first = Secrets.loadOrCreate(file);
        var content = Files.readString(file);

        var second = Secrets.loadOrCreate(file);

        assertThat(second.databasePasswords()).isEqualTo(first.databasePasswords());
        assertThat(second.secretKey()).isEqualTo(first.secretKey());
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void areDifferentForEachServiceAndInstallation() {
        var one = Secrets.loadOrCreate(directory.resolve("one"));
        var other = Secrets.loadOrCreate(directory.resolve("other"));

        var all = new HashSet<>(one.databasePasswords().values());
        all.addAll(other.databasePasswords().values());
        all.add(one.superuserPassword());
        all.add(one.brokerPassword());

        assertThat(all).hasSize(2 * ServiceSchema.values().length + 2);
    }

    @Test
    void haveAKeyOf32Bytes() {
        var secrets = Secrets.loadOrCreate(directory.resolve("secrets.properties"));

        assertThat(Base64.getDecoder().decode(secrets.secretKey())).hasSize(32);
    }

    @Test
    void keepWhatIsThereAndAddWhatAnUpgradeNeeds() throws IOException {
        var file = directory.resolve("secrets.properties");
        Files.writeString(file, "broker.password=old-one\n");

        var secrets = Secrets.loadOrCreate(file);

        assertThat(secrets.brokerPassword()).isEqualTo("old-one");
        assertThat(secrets.superuserPassword()).isNotBlank();
    }
}
