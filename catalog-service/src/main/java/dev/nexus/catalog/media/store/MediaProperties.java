package dev.nexus.catalog.media.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the media store.
 *
 * @param directory where the bytes are kept; made when it is not there
 * @param keepFree room that imports leave on the disk, so that the rest of the machine keeps working
 */
@ConfigurationProperties("nexus.media")
record MediaProperties(
        Path directory, @DefaultValue("256MB") DataSize keepFree) {}
