package dev.nexus.notification;

import dev.nexus.platform.process.ServiceProcess;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class NotificationApplication {

    static void main(String[] args) {
        ServiceProcess.run(NotificationApplication.class, args);
    }
}
