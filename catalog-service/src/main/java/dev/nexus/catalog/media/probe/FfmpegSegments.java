package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.AudioSegmenting;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Cuts audio with FFmpeg's libavformat, within this process: packets are copied from one container into another. */
final class FfmpegSegments implements AudioSegmenting {

    private static final long DEADLINE_NANOS = 15_000_000_000L;
    private static final String OWNER = "com.apple.streaming.transportStreamTimestamp";
    private static final int CLOCK = 90;
    private static final long CLOCK_MASK = (1L << 33) - 1;
    private static final double MILLIS = 1_000.0;

    @Override
    public byte[] segment(Path file, long fromMillis, long toMillis) {
        try (var deadline = new Deadline(DEADLINE_NANOS);
                var input = FfmpegInput.open(file, deadline)) {
            var audio = input.audio();
            var cut = new Cut(input.context(), audio, fromMillis, toMillis);
            byte[] sound = cut.sound(muxer(audio));
            if (cut.firstMillis < 0) {
                throw new UnreadableAudio(Reason.TRUNCATED, "The file has no sound there.");
            }
            var segment = new ByteArrayOutputStream();
            segment.writeBytes(timestamp(cut.firstMillis));
            segment.writeBytes(sound);
            return segment.toByteArray();
        }
    }

    private static String muxer(AVStream audio) {
        return switch (audio.codecpar().codec_id()) {
            case avcodec.AV_CODEC_ID_AAC -> "adts";
            case avcodec.AV_CODEC_ID_MP3 -> "mp3";
            default -> throw new UnreadableAudio(Reason.NOT_AUDIO, "Only AAC and MP3 are sent in segments.");
        };
    }

    /** An ID3 tag with one private frame: 33 bits of a clock with 90 kHz. */
    private static byte[] timestamp(long millis) {
        byte[] owner = (OWNER + "\0").getBytes(StandardCharsets.US_ASCII);
        int frame = owner.length + Long.BYTES;
        int header = 10;
        return ByteBuffer.allocate(2 * header + frame)
                .put("ID3".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {4, 0, 0})
                .putInt(header + frame) // below 128, so that seven bits a byte are the same
                .put("PRIV".getBytes(StandardCharsets.US_ASCII))
                .putInt(frame)
                .putShort((short) 0)
                .put(owner)
                .putLong((millis * CLOCK) & CLOCK_MASK)
                .array();
    }

    /** One piece. */
    private static final class Cut {

        private final AVFormatContext input;
        private final AVStream audio;
        private final long from;
        private final long to;
        private long firstMillis = -1;

        Cut(AVFormatContext input, AVStream audio, long from, long to) {
            this.input = input;
            this.audio = audio;
            this.from = from;
            this.to = to;
        }

        byte[] sound(String muxer) {
            var output = new AVFormatContext(null);
            check(avformat.avformat_alloc_output_context2(output, null, muxer, null));
            try {
                var bytes = new AVIOContext(null);
                check(avformat.avio_open_dyn_buf(bytes));
                output.pb(bytes);
                write(output);
                return taken(bytes);
            } finally {
                avformat.avformat_free_context(output);
            }
        }

        private void write(AVFormatContext output) {
            var stream = avformat.avformat_new_stream(output, null);
            check(avcodec.avcodec_parameters_copy(stream.codecpar(), audio.codecpar()));
            stream.codecpar().codec_tag(0);
            var options = new AVDictionary(null);
            avutil.av_dict_set(options, "write_xing", "0", 0);
            avutil.av_dict_set(options, "id3v2_version", "0", 0);
            avutil.av_dict_set(options, "write_id3v1", "0", 0);
            try {
                check(avformat.avformat_write_header(output, options));
            } finally {
                avutil.av_dict_free(options);
            }
            copy(output, stream);
            check(avformat.av_write_trailer(output));
        }

        private void copy(AVFormatContext output, AVStream stream) {
            if (from > 0) {
                check(avformat.av_seek_frame(input, audio.index(), timestamp(from), avformat.AVSEEK_FLAG_BACKWARD));
            }
            var packet = avcodec.av_packet_alloc();
            try {
                while (avformat.av_read_frame(input, packet) >= 0) {
                    boolean goesOn = packet.stream_index() != audio.index() || take(packet, output, stream);
                    avcodec.av_packet_unref(packet);
                    if (!goesOn) {
                        break;
                    }
                }
            } finally {
                avcodec.av_packet_free(packet);
            }
        }

        /** False when the packet belongs to the next piece. */
        private boolean take(AVPacket packet, AVFormatContext output, AVStream stream) {
            long millis = millis(packet.pts());
            if (millis >= to) {
                return false;
            }
            if (millis >= from || from == 0) {
                firstMillis = firstMillis < 0 ? Math.max(0, millis) : firstMillis;
                avcodec.av_packet_rescale_ts(packet, audio.time_base(), stream.time_base());
                packet.stream_index(0);
                packet.pos(-1);
                check(avformat.av_write_frame(output, packet));
            }
            return true;
        }

        private long millis(long timestamp) {
            AVRational base = audio.time_base();
            return (long) Math.floor((timestamp - start()) * MILLIS * base.num() / base.den());
        }

        private long timestamp(long millis) {
            AVRational base = audio.time_base();
            return start() + (long) Math.floor(millis / MILLIS * base.den() / base.num());
        }

        private long start() {
            return audio.start_time() == avutil.AV_NOPTS_VALUE ? 0 : audio.start_time();
        }

        private static byte[] taken(AVIOContext bytes) {
            var buffer = new BytePointer((Pointer) null);
            int size = avformat.avio_close_dyn_buf(bytes, buffer);
            try {
                byte[] taken = new byte[size];
                buffer.get(taken);
                return taken;
            } finally {
                avutil.av_free(buffer);
            }
        }

        private static void check(int result) {
            if (result < 0) {
                throw new UnreadableAudio(Reason.NOT_AUDIO, "The file cannot be cut.");
            }
        }
    }
}
