package com.example;

import io.github.siakoberpa.whatsappweb.session.SessionStatus;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Texts from a folder to a chat, and what people write, and how the session stands, to another. */
@Component
public class Messages extends RouteBuilder {
  @Override
  public void configure() {
    from("file:outbox?delete=true")
        .routeId("out")
        .convertBodyTo(String.class)
        .to("whatsapp-web:support?chatId=491701112223@c.us");

    from("whatsapp-web:support")
        .routeId("in")
        .convertBodyTo(String.class)
        .to("file:inbox?fileName=${header.CamelWhatsAppWebMessageId}.txt");

    from("whatsapp-web:support?events=states")
        .routeId("states")
        .setBody()
        .body(SessionStatus.class, status -> status.name() + " is " + status.state())
        .to("file:inbox?fileName=states.txt&fileExist=Append&appendChars=\\n");
  }
}
