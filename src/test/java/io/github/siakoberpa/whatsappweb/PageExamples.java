package io.github.siakoberpa.whatsappweb;

import org.apache.camel.builder.RouteBuilder;

/** The routes in Java of the component's page, which shows what stands between the tags. */
final class PageExamples {
  private PageExamples() {}

  /** A text to a chat. */
  static final class Alarm extends RouteBuilder {
    @Override
    public void configure() {
      // tag::alarm-java[]
      from("direct:alarm")
          .setHeader("CamelWhatsAppWebChatId", constant("491701112223@c.us"))
          .setBody(simple("Look after ${body}, please"))
          .to("whatsapp-web:support");
      // end::alarm-java[]
    }
  }

  /** Files from a folder. */
  static final class Picture extends RouteBuilder {
    @Override
    public void configure() {
      // tag::picture[]
      from("file:{{charts}}?include=.*\\.png&delete=true")
          .setHeader("CamelWhatsAppWebChatId", constant("491701112223@c.us"))
          .setHeader("CamelWhatsAppWebCaption", constant("Today's chart"))
          .to("whatsapp-web:support");
      // end::picture[]
    }
  }

  /** What becomes of messages that did not arrive. */
  static final class Outcomes extends RouteBuilder {
    @Override
    public void configure() {
      // tag::outcomes[]
      onException(NotSentException.class)
          .handled(true)
          .setBody(simple("nobody got it: ${exception.code}"))
          .to("direct:not-sent");
      onException(OutcomeUnknownException.class)
          .handled(true)
          .to("whatsapp-web:support?operation=LOOK_UP")
          .to("direct:looked-up");
      // end::outcomes[]
      from("direct:order").to("whatsapp-web:support");
      from("direct:not-sent").to("mock:not-sent");
      from("direct:looked-up").to("mock:looked-up");
    }
  }
}
