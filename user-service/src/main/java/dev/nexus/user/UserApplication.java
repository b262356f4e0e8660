package dev.nexus.user;

import dev.nexus.platform.process.ServiceProcess;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class UserApplication {

    static void main(String[] args) {
        ServiceProcess.run(UserApplication.class, args);
    }
}
