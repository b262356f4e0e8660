package dev.nexus.user.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.user.PostBox;
import dev.nexus.user.StrictInstallation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeyMailTests extends StrictInstallation {

    @Test
    void tellsTheOwnerOfEachNewKey() {
        var emma = verified("Emma");

        var key = emma.client()
                .post("/api/v1/me/api-keys", Map.of("name", "Backup", "scopes", List.of("user:read")))
                .is(201);

        var mail = PostBox.text(PostBox.await(emma.email(), "A new API key"));
        assertThat(mail)
                .contains("\"Backup\"", "until " + key.field("expiresAt").substring(0, 10))
                .doesNotContain(key.field("apiKey"), key.field("lastFour"));
    }
}
