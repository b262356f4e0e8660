package dev.nexus.catalog.media.store;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where published bytes are kept in S3, or a store that speaks its protocol; nothing of it counts without a bucket.
 *
 * @param bucket its name; null to keep bytes on the file system
 * @param prefix of the keys, for a bucket that others use too
 * @param region of the bucket
 * @param endpoint of a store that is not Amazon's; null for Amazon's
 * @param pathStyle whether the bucket is named in the path and not in the host, as most other stores want it
 * @param accessKey null to take what the environment gives: variables, a profile, the role of the machine
 * @param secretKey together with {@code accessKey}
 * @param presign whether players are sent to the store itself for audio, by an address that is good for a while
 * @param presignedFor how long such an address is good
 */
@ConfigurationProperties("nexus.media.s3")
record S3Properties(
        @Nullable String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("us-east-1") String region,
        @Nullable URI endpoint,
        @DefaultValue("false") boolean pathStyle,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("false") boolean presign,
        @DefaultValue("6h") Duration presignedFor) {

    S3Properties {
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException("nexus.media.s3: access-key and secret-key belong together");
        }
        if (!presignedFor.isPositive() || presignedFor.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException("nexus.media.s3.presigned-for must be more than 0 and at most 7 days");
        }
        bucket = bucket == null || bucket.isBlank() ? null : bucket;
    }

    /** A secret is for nobody's log. */
    @Override
    public String toString() {
        return "S3Properties[bucket=" + bucket + ", endpoint=" + endpoint + "]";
    }
}
