package dev.nexus.playback;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class PlaybackApplication {

    static void main(String[] args) {
        SpringApplication.run(PlaybackApplication.class, args);
    }
}
