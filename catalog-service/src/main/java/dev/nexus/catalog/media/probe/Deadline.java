package dev.nexus.catalog.media.probe;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/** Makes FFmpeg give up on a file that keeps it busy for too long. */
final class Deadline extends AVIOInterruptCB.Callback_Pointer implements AutoCloseable {

    private final long end;

    Deadline(long nanos) {
        this.end = System.nanoTime() + nanos;
    }

    void watch(AVFormatContext context) {
        context.interrupt_callback().callback(this);
    }

    @Override
    public int call(Pointer opaque) {
        return System.nanoTime() - end > 0 ? 1 : 0;
    }
}
