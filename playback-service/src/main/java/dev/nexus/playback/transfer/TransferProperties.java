package dev.nexus.playback.transfer;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What imports may use.
 *
 * @param importsAtOnce how many are read and written at the same time
 * @param mostUnpacked how large a backup's database may be
 * @param mostJson how large files in JSON may be together: they are read into memory
 */
@Validated
@ConfigurationProperties("nexus.transfer")
public record TransferProperties(
        @DefaultValue("2") @Min(1) int importsAtOnce,
        @DefaultValue("2GB") DataSize mostUnpacked,
        @DefaultValue("16MB") DataSize mostJson) {}
