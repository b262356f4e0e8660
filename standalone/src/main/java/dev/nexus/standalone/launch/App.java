package dev.nexus.standalone.launch;

import java.nio.file.Path;

/**
 * A built service, unpacked so that it starts fast and a later build does not pull it from under a running process.
 *
 * @param jar what {@code java -jar} runs
 */
record App(AppService service, Path jar) {}
