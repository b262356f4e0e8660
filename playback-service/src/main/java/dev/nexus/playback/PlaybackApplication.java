package dev.nexus.playback;

import dev.nexus.platform.process.ServiceProcess;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class PlaybackApplication {

    static void main(String[] args) {
        ServiceProcess.run(PlaybackApplication.class, args);
    }
}
