package dev.nexus.user.mail;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.nexus.platform.secret.EnvironmentKey;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Letters as they lie in the database: unreadable without the key of the environment. */
@Component
class SealedMails {

    private static final String PURPOSE = "queued-mail";

    private final EnvironmentKey key;
    private final JsonMapper json;

    SealedMails(EnvironmentKey key, JsonMapper json) {
        this.key = key;
        this.json = json;
    }

    byte[] seal(UUID id, Letter letter) {
        return key.seal(PURPOSE, id.toString(), json.writeValueAsBytes(letter));
    }

    Letter open(UUID id, byte[] sealed) throws GeneralSecurityException {
        return json.readValue(key.open(PURPOSE, id.toString(), sealed), Letter.class);
    }

    /** The declared name of a kind of mail. */
    static String kind(Mail mail) {
        return mail.getClass().getAnnotation(JsonTypeName.class).value();
    }
}
