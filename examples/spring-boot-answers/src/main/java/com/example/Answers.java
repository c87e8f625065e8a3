package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Whoever writes to the shop gets an answer: the text that the desk returns is sent back to the
 * chat. What the desk tells by itself is queued, in its transaction.
 */
@Component
public class Answers extends RouteBuilder {
  @Override
  public void configure() {
    from("whatsapp-web:shop?reply=true")
        .routeId("answers")
        .filter(simple("${header.CamelWhatsAppWebKind} == 'TEXT'"))
        .bean(OrderDesk.class, "answer(${bodyAs(String)}, ${header.CamelWhatsAppWebSender})");

    from("direct:tell").routeId("tell").to("whatsapp-queue:shop");

    from("whatsapp-web:shop?events=states")
        .routeId("link")
        .filter(simple("${body.state} == 'SCAN_QR'"))
        .to("whatsapp-web:shop?operation=QR")
        .log("Scan this with the phone of the shop:\n${body.terminal}");
  }
}
