package dev.nexus.user.token;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the suite is reached.
 *
 * @param publicUrl the address that people type; cookies are for https alone when it begins so
 */
@ConfigurationProperties("nexus")
record PublicUrl(@DefaultValue("http://localhost:8080") URI publicUrl) {

    boolean isSecure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }
}
