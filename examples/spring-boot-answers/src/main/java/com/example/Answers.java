package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Whoever writes to the shop gets an answer: the text that the desk returns is sent back to the
 * chat.
 */
@Component
public class Answers extends RouteBuilder {
  @Override
  public void configure() {
    from("whatsapp-web:shop?reply=true")
        .routeId("answers")
        .filter(simple("${header.CamelWhatsAppWebKind} == 'TEXT'"))
        .bean(OrderDesk.class, "answer(${bodyAs(String)}, ${header.CamelWhatsAppWebSender})");

    from("whatsapp-web:shop?events=states")
        .routeId("link")
        .filter(simple("${body.state} == 'SCAN_QR'"))
        .to("whatsapp-web:shop?operation=QR")
        .log("Scan this with the phone of the shop:\n${body.terminal}");
  }
}
