package com.example;

import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A shop whose customers may ask for their orders. */
@SpringBootApplication
public class Shop {
  public static void main(String[] arguments) {
    SpringApplication.run(Shop.class, arguments);
  }

  /** The component, set up by the properties of that prefix. */
  @Bean("whatsapp-web")
  @ConfigurationProperties("camel.component.whatsapp-web")
  WhatsAppWebComponent whatsAppWeb() {
    return new WhatsAppWebComponent();
  }
}
