package io.github.siakoberpa.testkit.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.siakoberpa.testkit.SandboxPhone;
import io.github.siakoberpa.testkit.SentMessage;
import io.github.siakoberpa.testkit.WhatsAppSandbox;
import io.github.siakoberpa.whatsappweb.NotSentException;
import io.github.siakoberpa.whatsappweb.WhatsAppWebComponent;
import io.github.siakoberpa.whatsappweb.WhatsAppWebConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderRouteIT extends CamelTestSupport {

  @RegisterExtension
  static final WhatsAppSandbox whatsApp = new WhatsAppSandbox().linkingByItself();

  @Override
  protected CamelContext createCamelContext() throws Exception {
    CamelContext context = super.createCamelContext();
    WhatsAppWebComponent component =
        context.getComponent("whatsapp-web", WhatsAppWebComponent.class);
    component.setUrl(whatsApp.url());
    component.setSessionsDirectory(whatsApp.sessionsDirectory().toString());
    component.setDriverDirectory(whatsApp.driverDirectory().toString());
    return context;
  }

  @Override
  protected RouteBuilder createRouteBuilder() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        // A browser takes some seconds until it is ready; nothing has left before.
        onException(NotSentException.class).maximumRedeliveries(60).redeliveryDelay(500);
        from("direct:shipped")
            .setHeader(WhatsAppWebConstants.CHAT_ID, simple("${header.customer}@c.us"))
            .setBody(simple("Order ${body} is on its way"))
            .to("whatsapp-web:shop");
      }
    };
  }

  @Test
  void a_customer_hears_that_the_order_is_on_its_way() {
    template.sendBodyAndHeader("direct:shipped", "4711", "customer", "491701112223");

    SentMessage sent = whatsApp.sent().to("+49 170 1112223").await();
    assertEquals("Order 4711 is on its way", sent.body());

    SandboxPhone customer = whatsApp.phone("491701112223").named("Ann");
    customer.reads(sent.id());
    customer.reacts(sent.id(), "👍");
    customer.quoting(sent.id()).writes("Thank you!");
  }
}
