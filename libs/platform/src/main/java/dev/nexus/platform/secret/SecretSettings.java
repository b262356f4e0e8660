package dev.nexus.platform.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secret of the environment.
 *
 * @param key base64 of 32 random bytes; the same on all instances
 * @param previousKey another such key that opens what was stored with it, while the secret is exchanged; blank otherwise
 */
@ConfigurationProperties("nexus.secret")
record SecretSettings(String key, @DefaultValue("") String previousKey) {

    @Override
    public String toString() {
        return "SecretSettings[]";
    }
}
