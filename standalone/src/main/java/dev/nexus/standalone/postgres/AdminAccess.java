package dev.nexus.standalone.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an administrator reaches a database: a role that may create roles, schemas and, for {@link SchemaBootstrap}'s
 * missing or fresh databases, databases.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with or without parameters
 */
public record AdminAccess(String url, String user, String password) {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?/]+)(\\?.*)?");

    public AdminAccess {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "database url is %s but must look like jdbc:postgresql://host:port/database".formatted(url));
        }
    }

    /** The database's name. */
    public String database() {
        return parts().group(2);
    }

    /** The same administrator on another database of the same server. */
    public AdminAccess on(String database) {
        var parts = parts();
        var parameters = parts.group(3) == null ? "" : parts.group(3);
        return new AdminAccess(parts.group(1) + database + parameters, user, password);
    }

    @Override
    public String toString() {
        return "AdminAccess[url=%s, user=%s]".formatted(url, user);
    }

    private Matcher parts() {
        var matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalStateException(url);
        }
        return matcher;
    }
}
