package dev.nexus.user;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class UserApplication {

    static void main(String[] args) {
        SpringApplication.run(UserApplication.class, args);
    }
}
