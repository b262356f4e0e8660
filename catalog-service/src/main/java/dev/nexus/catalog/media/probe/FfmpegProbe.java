package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.AudioProbe;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** The probe over FFmpeg's libavformat, within this process. */
class FfmpegProbe implements AudioProbe {

    /** Nothing that opens other files (playlists, concat scripts), whatever the bytes pretend to be. */
    private static final String FORMATS = "mov,mp4,m4a,mp3,flac,ogg,aac,wav,matroska,webm";

    /** Time for the file to open and its streams to be known; an honest one needs a tenth of a second. */
    private static final long DEADLINE_NANOS = 10_000_000_000L;

    @Override
    public ProbedFile probe(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new UnreadableAudio(Reason.EMPTY, "The file is empty.");
            }
            Mp4Boxes.checkWhole(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The media file could not be read", e);
        }
        // Here and not at start: it loads the native library, which a replica without imports never needs.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        try (var deadline = new Deadline(DEADLINE_NANOS)) {
            return open(file, deadline);
        }
    }

    private static ProbedFile open(Path file, Deadline deadline) {
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
        try {
            if (avformat.avformat_find_stream_info(context, (AVDictionary) null) < 0) {
                throw new UnreadableAudio(
                        Reason.NOT_AUDIO, "The file looks like audio, but its content is unreadable.");
            }
            return new FfmpegReading(context).read();
        } finally {
            avformat.avformat_close_input(context);
        }
    }

    private static AVDictionary options() {
        var options = new AVDictionary(null);
        // Without it the narrator (©nrt) and other tags unknown to FFmpeg are left out.
        avutil.av_dict_set(options, "export_all", "1", 0);
        avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
        avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
        return options;
    }
}
