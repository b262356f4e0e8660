package dev.nexus.catalog.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class PictureFileTests {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Path picture = Path.of("");

    @BeforeProperty
    void thereIsAFile() throws IOException {
        picture = Files.createTempFile("picture", ".jpg");
    }

    @AfterProperty
    void itIsTidiedUp() throws IOException {
        Files.delete(picture);
    }

    @Property(tries = 100)
    void showsTheSamePictureHoweverItIsStored(
            @ForAll @IntRange(min = 200, max = 600) int width,
            @ForAll @IntRange(min = 200, max = 600) int height,
            @ForAll @IntRange(min = 1, max = 8) int exif,
            @ForAll boolean bigEndian,
            @ForAll CoverWidth wanted)
            throws IOException {
        var upright = scaled(Quarters.jpeg(width, height, 1), wanted.pixels());

        var made = scaled(turned(width, height, exif, bigEndian), wanted.pixels());

        assertThat(made.getWidth()).isEqualTo(upright.getWidth()).isLessThanOrEqualTo(wanted.pixels());
        assertThat(made.getHeight()).isEqualTo(upright.getHeight());
        assertThat(Quarters.corners(upright)).isEqualTo("ABCD");
        assertThat(Quarters.corners(made)).isEqualTo("ABCD");
    }

    @Property(tries = 200)
    void isMadeWhateverHasHappenedToItsExif(@ForAll long dice, @ForAll @IntRange(min = 1, max = 60) int bytes)
            throws IOException {
        var random = new Random(dice);
        byte[] block = ExifBlock.of(ByteOrder.BIG_ENDIAN, 6);
        for (int i = 0; i < bytes; i++) {
            block[random.nextInt(block.length)] = (byte) random.nextInt();
        }
        byte[] damaged = Arrays.copyOf(block, 1 + random.nextInt(block.length));

        var made = scaled(ExifBlock.inJpeg(Quarters.jpeg(90, 60, 1), damaged), 64);

        assertThat(made.getWidth()).isIn(60, 64);
    }

    @Example
    void takesNoMemoryForWhatExifPromises() throws IOException {
        byte[] modest = Quarters.jpeg(300, 200, 1);
        byte[] greedy = ExifBlock.inJpeg(modest, ExifBlock.greedy());
        scaled(modest, 64);

        assertThat(allocatedFor(greedy, 64)).isLessThan(allocatedFor(modest, 64) + 1_000_000);
    }

    @Example
    void readsNoMoreOfAPictureOnItsSideThanIsSeen() throws IOException {
        byte[] strip = turned(30_000, 300, 6, true);
        scaled(strip, 64);

        assertThat(allocatedFor(strip, 64)).isLessThan(3_000_000);
    }

    @Example
    void refusesTooManyPixelsHoweverTheyAreStored() throws IOException {
        byte[] huge = turned(300, 200, 8, true);
        // The frame header is FF C0, a length, a precision, and then height and width.
        int frame = frameHeader(huge);
        Arrays.fill(huge, frame + 5, frame + 9, (byte) 0x7F);

        assertThatExceptionOfType(UnusablePicture.class)
                .isThrownBy(() -> scaled(huge, 64))
                .withMessageContaining("pixels");
    }

    private static byte[] turned(int width, int height, int exif, boolean bigEndian) throws IOException {
        var order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return ExifBlock.inJpeg(Quarters.jpeg(width, height, exif), ExifBlock.of(order, exif));
    }

    private static int frameHeader(byte[] jpeg) {
        int at = 0;
        while ((jpeg[at] & 0xFF) != 0xFF || (jpeg[at + 1] & 0xFF) != 0xC0) {
            at++;
        }
        return at;
    }

    private long allocatedFor(byte[] bytes, int width) throws IOException {
        Files.write(picture, bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        PictureFile.scaled(picture, width);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private BufferedImage scaled(byte[] bytes, int width) throws IOException {
        Files.write(picture, bytes);
        return ImageIO.read(new ByteArrayInputStream(PictureFile.scaled(picture, width)));
    }
}
