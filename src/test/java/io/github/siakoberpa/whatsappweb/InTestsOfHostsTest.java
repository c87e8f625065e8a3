package io.github.siakoberpa.whatsappweb;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** What people write to test routes of theirs: the component is mocked and no browser starts. */
class InTestsOfHostsTest extends CamelTestSupport {
  @Override
  protected RouteBuilder createRouteBuilder() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:order")
            .routeId("order")
            .setHeader(WhatsAppWebConstants.CHAT_ID, constant("491701112223@c.us"))
            .to("whatsapp-web:shop?startOnDemand=false");
      }
    };
  }

  @Test
  void a_route_is_tried_with_a_mock_in_place_of_the_session() throws Exception {
    // tag::mock[]
    AdviceWith.adviceWith(context, "order", route -> route.mockEndpointsAndSkip("whatsapp-web:*"));
    MockEndpoint shop = getMockEndpoint("mock:whatsapp-web:shop");
    shop.expectedBodiesReceived("Your order is on its way");
    shop.expectedHeaderReceived(WhatsAppWebConstants.CHAT_ID, "491701112223@c.us");
    template.sendBody("direct:order", "Your order is on its way");
    shop.assertIsSatisfied();
    // end::mock[]
    WhatsAppWebComponent component =
        context.getComponent(WhatsAppWebConstants.SCHEME, WhatsAppWebComponent.class);
    assertThat(component.sessions()).as("sessions").isEmpty();
  }
}
