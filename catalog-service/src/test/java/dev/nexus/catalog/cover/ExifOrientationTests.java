package dev.nexus.catalog.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class ExifOrientationTests {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA};

    private static final List<Orientation> MEANINGS = List.of(
            Orientation.UPRIGHT,
            Orientation.MIRRORED,
            Orientation.HALF_TURN,
            Orientation.FLIPPED,
            Orientation.TRANSPOSED,
            Orientation.TURN_RIGHT,
            Orientation.TRANSVERSED,
            Orientation.TURN_LEFT);

    private Path picture = Path.of("");

    @BeforeProperty
    void thereIsAFile() throws IOException {
        picture = Files.createTempFile("picture", null);
    }

    @AfterProperty
    void itIsTidiedUp() throws IOException {
        Files.delete(picture);
    }

    @Property
    void isReadInEveryContainerAndByteOrder(@ForAll boolean bigEndian, @ForAll @IntRange(min = 1, max = 8) int exif)
            throws IOException {
        byte[] block = ExifBlock.of(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, exif);
        var said = MEANINGS.get(exif - 1);

        assertThat(orientation(ExifBlock.inJpeg(JPEG, block))).isEqualTo(said);
        assertThat(orientation(ExifBlock.inPng(block))).isEqualTo(said);
        assertThat(orientation(ExifBlock.inWebp("", block))).isEqualTo(said);
        assertThat(orientation(ExifBlock.inWebp("Exif\0\0", block))).isEqualTo(said);
    }

    @Property
    void isUprightForAValueThatThereIsNot(@ForAll @IntRange(min = 9, max = 0xFFFF) int exif) throws IOException {
        assertThat(orientation(ExifBlock.inJpeg(JPEG, ExifBlock.of(ByteOrder.BIG_ENDIAN, exif))))
                .isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(-exif)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(0)).isEqualTo(Orientation.UPRIGHT);
    }

    @Example
    void isUprightWhenNothingIsSaid() throws IOException {
        assertThat(orientation(JPEG)).isEqualTo(Orientation.UPRIGHT);
        assertThat(orientation(new byte[0])).isEqualTo(Orientation.UPRIGHT);
        assertThat(orientation(new byte[] {'G', 'I', 'F', '8'})).isEqualTo(Orientation.UPRIGHT);
    }

    @Example
    void comesAfterOtherPartsOfAJpeg() throws IOException {
        byte[] turned = ExifBlock.inJpeg(JPEG, ExifBlock.of(ByteOrder.BIG_ENDIAN, 6));
        byte[] filled = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 8, 'h', 't', 't', 'p', ':', '/', -1, -1
        };
        byte[] both = Arrays.copyOf(filled, filled.length + turned.length - 2);
        System.arraycopy(turned, 2, both, filled.length, turned.length - 2);

        assertThat(orientation(both)).isEqualTo(Orientation.TURN_RIGHT);
    }

    @Example
    void isNotLookedForWithoutEnd() throws IOException {
        byte[] fill = new byte[2_000_000];
        Arrays.fill(fill, (byte) 0xFF);
        fill[1] = (byte) 0xD8;

        assertThat(orientation(fill)).isEqualTo(Orientation.UPRIGHT);
    }

    @Property(tries = 2_000)
    void survivesWhateverBytesThereAre(
            @ForAll @IntRange(min = 0, max = 2) int container,
            @ForAll @Size(min = 1, max = 12) byte[] damage,
            @ForAll @IntRange(min = 2, max = 60) int at)
            throws IOException {
        byte[] block = ExifBlock.of(ByteOrder.LITTLE_ENDIAN, 6);
        byte[] file =
                switch (container) {
                    case 0 -> ExifBlock.inJpeg(JPEG, block);
                    case 1 -> ExifBlock.inPng(block);
                    default -> ExifBlock.inWebp("", block);
                };
        int from = Math.min(at, file.length - 1);
        System.arraycopy(damage, 0, file, from, Math.min(damage.length, file.length - from));

        assertThat(orientation(file)).isNotNull();
        assertThat(orientation(Arrays.copyOf(file, from))).isNotNull();
    }

    private Orientation orientation(byte[] bytes) throws IOException {
        return ExifOrientation.of(Files.write(picture, bytes));
    }
}
