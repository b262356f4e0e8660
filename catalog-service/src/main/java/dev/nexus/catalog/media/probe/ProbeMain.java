package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.UnreadableAudio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * A process that probes files: reads one path a line, and answers each with one line of JSON. It ends with its input, and takes its time
 * and memory from nobody else.
 */
public final class ProbeMain {

    /** What it says first. */
    static final String READY = "ready";

    private ProbeMain() {}

    /** Runs until the input ends. */
    public static void main(String[] arguments) throws IOException {
        // Whatever else is printed must not be taken for an answer.
        var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var files = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var probe = new FileProbe();
        avformat.avformat_version();
        answers.println(READY);
        for (String path = files.readLine(); path != null; path = files.readLine()) {
            answers.println(answer(probe, Path.of(path)).line());
        }
    }

    private static ProbeAnswer answer(FileProbe probe, Path file) {
        try {
            return ProbeAnswer.found(probe.probe(file));
        } catch (UnreadableAudio refused) {
            return ProbeAnswer.refused(refused);
        }
    }
}
