package com.example;

import io.github.siakoberpa.whatsappqueue.WhatsAppQueueComponent;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A shop whose customers may ask for their orders, and hear of them. */
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

  /** The queue, in the shop's own database. */
  @Bean("whatsapp-queue")
  @ConfigurationProperties("camel.component.whatsapp-queue")
  WhatsAppQueueComponent whatsAppQueue(DataSource database) {
    WhatsAppQueueComponent queue = new WhatsAppQueueComponent();
    queue.setDataSource(database);
    return queue;
  }
}
