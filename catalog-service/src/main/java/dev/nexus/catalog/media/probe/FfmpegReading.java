package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.FileChapter;
import dev.nexus.catalog.media.Picture;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.Tags;
import dev.nexus.catalog.media.UnreadableAudio;
import dev.nexus.catalog.media.UnreadableAudio.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Copies what libavformat found out of native memory. Valid while the context is open. */
final class FfmpegReading {

    private static final int MAX_CHAPTERS = 5_000;
    private static final int MAX_TAGS = 500;
    private static final int MAX_TAG_LENGTH = 20_000;
    private static final double MILLIS = 1_000.0;

    private final FfmpegInput input;
    private final AVFormatContext context;

    FfmpegReading(FfmpegInput input) {
        this.input = input;
        this.context = input.context();
    }

    ProbedFile read() {
        AVStream audio = input.audio();
        long duration = durationOf(audio);
        if (duration <= 0) {
            throw new UnreadableAudio(Reason.TRUNCATED, "The file holds no audio that can be played.");
        }
        return new ProbedFile(mimeType(), duration, tags(audio), chapters(duration), cover());
    }

    private long durationOf(AVStream audio) {
        long whole = context.duration();
        if (whole != avutil.AV_NOPTS_VALUE && whole > 0) {
            return Math.round(whole * MILLIS / avutil.AV_TIME_BASE);
        }
        return audio.duration() == avutil.AV_NOPTS_VALUE ? 0 : millis(audio.duration(), audio.time_base());
    }

    private String mimeType() {
        String format = context.iformat().name().getString();
        return switch (format) {
            case "mp3" -> "audio/mpeg";
            case "flac" -> "audio/flac";
            case "ogg" -> "audio/ogg";
            case "aac" -> "audio/aac";
            case "wav" -> "audio/wav";
            default -> format.startsWith("matroska") ? "audio/webm" : "audio/mp4";
        };
    }

    /** Ogg keeps its tags on the stream, the others on the file; the file's come first. */
    private Tags tags(AVStream audio) {
        Map<String, String> values = dictionary(context.metadata());
        dictionary(audio.metadata()).forEach(values::putIfAbsent);
        return new Tags(values);
    }

    private List<FileChapter> chapters(long duration) {
        var chapters = new ArrayList<FileChapter>();
        int count = Math.min(context.nb_chapters(), MAX_CHAPTERS);
        for (int i = 0; i < count; i++) {
            AVChapter chapter = context.chapters(i);
            long start = Math.max(0, millis(chapter.start(), chapter.time_base()));
            long end = Math.min(duration, millis(chapter.end(), chapter.time_base()));
            if (end > start) {
                chapters.add(new FileChapter(dictionary(chapter.metadata()).getOrDefault("title", ""), start, end));
            }
        }
        chapters.sort(Comparator.comparingLong(FileChapter::startMillis));
        return chapters;
    }

    private Optional<Picture> cover() {
        return input.streams()
                .filter(stream -> (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0)
                .map(AVStream::attached_pic)
                .filter(packet -> packet.size() > 0 && packet.size() <= Picture.MAX_BYTES)
                .map(FfmpegReading::bytes)
                .flatMap(bytes -> Picture.of(bytes).stream())
                .findFirst();
    }

    private static byte[] bytes(AVPacket packet) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        return bytes;
    }

    private static Map<String, String> dictionary(@Nullable AVDictionary dictionary) {
        var values = new LinkedHashMap<String, String>();
        AVDictionaryEntry entry = null;
        while (values.size() < MAX_TAGS && (entry = avutil.av_dict_iterate(dictionary, entry)) != null) {
            String value = entry.value().getString(StandardCharsets.UTF_8).replace("\u0000", "");
            values.putIfAbsent(
                    entry.key().getString(StandardCharsets.UTF_8),
                    value.substring(0, Math.min(value.length(), MAX_TAG_LENGTH)));
        }
        return values;
    }

    private static long millis(long timestamp, AVRational base) {
        return Math.round(timestamp * MILLIS * base.num() / base.den());
    }
}
