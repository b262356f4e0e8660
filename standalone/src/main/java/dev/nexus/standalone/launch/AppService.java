package dev.nexus.standalone.launch;

import dev.nexus.standalone.postgres.ServiceSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The five services. The number counts their ports. */
enum AppService {
    USER("user-service", 1, ServiceSchema.USER),
    CATALOG("catalog-service", 2, ServiceSchema.CATALOG),
    PLAYBACK("playback-service", 3, ServiceSchema.PLAYBACK),
    NOTIFICATION("notification-service", 4, ServiceSchema.NOTIFICATION),
    GATEWAY("gateway-service", 0, null);

    private final String module;
    private final int number;
    private final @Nullable ServiceSchema schema;

    AppService(String module, int number, @Nullable ServiceSchema schema) {
        this.module = module;
        this.number = number;
        this.schema = schema;
    }

    /** The name of its Maven module, of its log and of its process. */
    String module() {
        return module;
    }

    int number() {
        return number;
    }

    /** The schema it keeps its data in; the gateway has none. */
    Optional<ServiceSchema> schema() {
        return Optional.ofNullable(schema);
    }
}
