package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** A file that FFmpeg has opened, and for no longer than a while. */
record FfmpegInput(AVFormatContext context, Deadline deadline) implements AutoCloseable {

    /** Nothing that opens other files (playlists, concat scripts), whatever the bytes pretend to be. */
    private static final String FORMATS = "mov,mp4,m4a,mp3,flac,ogg,aac,wav,matroska,webm";

    /**
     * Opens a file and finds out what its streams are.
     *
     * @throws UnreadableAudio when it is no audio
     */
    static FfmpegInput open(Path file, Deadline deadline) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        AVFormatContext context = avformat.avformat_alloc_context();
        deadline.watch(context);
        AVDictionary options = options();
        try {
            // On failure FFmpeg frees the context itself.
            if (avformat.avformat_open_input(context, "file:" + file.toAbsolutePath(), null, options) < 0) {
                throw new UnreadableAudio(Reason.NOT_AUDIO, "The file is no audio in a supported format.");
            }
        } finally {
            avutil.av_dict_free(options);
        }
        var input = new FfmpegInput(context, deadline);
        if (avformat.avformat_find_stream_info(context, (AVDictionary) null) < 0) {
            input.close();
            throw new UnreadableAudio(Reason.NOT_AUDIO, "The file looks like audio, but its content is unreadable.");
        }
        return input;
    }

    Stream<AVStream> streams() {
        return IntStream.range(0, context.nb_streams()).mapToObj(context::streams);
    }

    /**
     * The sound.
     *
     * @throws UnreadableAudio when there is none
     */
    AVStream audio() {
        return streams()
                .filter(stream -> stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO
                        && stream.codecpar().sample_rate() > 0)
                .findFirst()
                .orElseThrow(() -> new UnreadableAudio(Reason.NOT_AUDIO, "The file has no audio track."));
    }

    private static AVDictionary options() {
        var options = new AVDictionary(null);
        // Without it the narrator (©nrt) and other tags unknown to FFmpeg are left out.
        avutil.av_dict_set(options, "export_all", "1", 0);
        avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        return options;
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
