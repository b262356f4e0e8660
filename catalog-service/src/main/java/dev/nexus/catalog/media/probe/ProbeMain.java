package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.UnreadableAudio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avformat;

/**
 * A process that probes and cuts files: reads one request a line, and answers each with one line of JSON. It ends with its input, and takes its time
 * and memory from nobody else.
 */
public final class ProbeMain {

    /** What it says first. */
    static final String READY = "ready";

    private static final FileProbe PROBE = new FileProbe();
    private static final FfmpegSegments SEGMENTS = new FfmpegSegments();

    private ProbeMain() {}

    /** Runs until the input ends. */
    public static void main(String[] arguments) throws IOException {
        // Whatever else is printed must not be taken for an answer.
        var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        avformat.avformat_version();
        answers.println(READY);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(answer(ProbeRequest.parse(line)).line());
        }
    }

    private static ProbeAnswer answer(ProbeRequest request) {
        try {
            return request.isForSegment()
                    ? ProbeAnswer.segment(SEGMENTS.segment(request.file(), request.from(), request.to()))
                    : ProbeAnswer.found(PROBE.probe(request.file()));
        } catch (UnreadableAudio refused) {
            return ProbeAnswer.refused(refused);
        }
    }
}
