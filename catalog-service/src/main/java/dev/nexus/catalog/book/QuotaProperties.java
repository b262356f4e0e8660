package dev.nexus.catalog.book;

import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much room libraries may take.
 *
 * @param size for each library; 0 for as much as there is
 * @param libraries other sizes for some of them, by their ids
 */
@ConfigurationProperties("nexus.library-quota")
record QuotaProperties(
        @DefaultValue("0B") DataSize size, @DefaultValue Map<UUID, DataSize> libraries) {

    QuotaProperties {
        libraries = Map.copyOf(libraries);
    }

    /** In bytes; {@link Long#MAX_VALUE} for no limit. */
    long of(UUID library) {
        long bytes = libraries.getOrDefault(library, size).toBytes();
        return bytes <= 0 ? Long.MAX_VALUE : bytes;
    }
}
