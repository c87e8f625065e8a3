package com.example;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A Spring Boot application, which knows of nothing but its own routes. */
@SpringBootApplication
public class Host {
  public static void main(String[] arguments) {
    SpringApplication.run(Host.class, arguments);
  }

  // tag::spring-boot[]
  @Bean("whatsapp-web")
  @ConfigurationProperties("camel.component.whatsapp-web")
  WhatsAppWebComponent whatsAppWeb() {
    return new WhatsAppWebComponent();
  }

  // end::spring-boot[]
}
