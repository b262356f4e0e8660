package dev.nexus.catalog.media.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacpp.Pointer;

/** A probe's process that some files hang, crash, or make greedy. */
public final class UnrulyProbe {

    private static final int MEGABYTE = 1024 * 1024;

    private UnrulyProbe() {}

    public static void main(String[] arguments) throws IOException {
        var files = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(ProbeMain.READY);
        var probe = new FileProbe();
        for (String path = files.readLine(); path != null; path = files.readLine()) {
            var file = ProbeRequest.parse(path).file();
            switch (file.getFileName().toString()) {
                case "hang" -> hang();
                case "crash" -> Runtime.getRuntime().halt(134);
                case "greedy" -> grow();
                default ->
                    System.out.println(ProbeAnswer.found(probe.probe(file)).line());
            }
        }
    }

    private static void hang() {
        while (true) {
            LockSupport.park();
        }
    }

    /** As native code does it, which no limit of the virtual machine holds back. */
    private static void grow() {
        while (true) {
            Pointer.memset(Pointer.malloc(MEGABYTE), 1, MEGABYTE);
        }
    }
}
