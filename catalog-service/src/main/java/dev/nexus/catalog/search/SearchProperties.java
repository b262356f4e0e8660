package dev.nexus.catalog.search;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where this instance keeps its search index.
 *
 * @param index a folder of this instance's own, on a local disk; made when it is not there
 */
@ConfigurationProperties("nexus.search")
record SearchProperties(Path index) {}
