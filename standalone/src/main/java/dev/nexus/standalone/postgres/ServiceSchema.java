package dev.nexus.standalone.postgres;

/** The schema of each service and the role that owns it and can reach nothing else. */
public enum ServiceSchema {
    USER("nexus_user", "users"),
    CATALOG("nexus_catalog", "catalog"),
    PLAYBACK("nexus_playback", "playback"),
    NOTIFICATION("nexus_notification", "notification");

    private final String role;
    private final String schema;

    ServiceSchema(String role, String schema) {
        this.role = role;
        this.schema = schema;
    }

    /** The name of the database role. */
    public String role() {
        return role;
    }

    /** The name of the schema. */
    public String schema() {
        return schema;
    }
}
