package dev.nexus.catalog.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.media.MediaName;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverWidthTests {

    private static final MediaName COVER = new MediaName(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    @ParameterizedTest
    @EnumSource
    void isTakenAwayAsItIsScaledNowAndAsItOnceWas(CoverWidth width) {
        var before = "%s@%d/1".formatted(COVER, width.pixels());

        assertThat(CoverWidth.allOf(COVER))
                .doesNotHaveDuplicates()
                .contains(
                        width.nameOf(COVER),
                        new MediaName(UUID.nameUUIDFromBytes(before.getBytes(StandardCharsets.UTF_8))));
    }
}
