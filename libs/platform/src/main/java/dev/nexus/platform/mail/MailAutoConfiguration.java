package dev.nexus.platform.mail;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;

/** The post of a service that sends mails. */
@AutoConfiguration
@ConditionalOnClass(JavaMailSender.class)
@EnableConfigurationProperties(PostSettings.class)
class MailAutoConfiguration {

    @Bean
    Post post(PostSettings settings) {
        return Post.of(settings);
    }
}
