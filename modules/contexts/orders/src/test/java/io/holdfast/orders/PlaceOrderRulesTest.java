package io.holdfast.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class PlaceOrderRulesTest {
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();
  private static final OrderId ID = new OrderId(TimeOrderedUuid.next());
  private static final OrderLine LINE = new OrderLine(new Sku("tea"), 1);
  private static final Location BELLINGHAM = new Location(48.7, -122.4);

  @Test
  void they_hold_exactly_where_the_validator_finds_nothing() {
    List<PlaceOrder> orders = new ArrayList<>();
    for (OrderId id : Arrays.asList(ID, null)) {
      for (String customer : Arrays.asList("c1", "", "a\u0000b", "x".repeat(201), null)) {
        for (Destination to : destinations()) {
          for (List<OrderLine> lines : lines()) {
            for (String token : Arrays.asList("tok_ok", "", "a b", "x".repeat(256), null)) {
              orders.add(new PlaceOrder(id, customer, to, lines, token));
            }
          }
        }
      }
    }

    assertThat(orders)
        .allSatisfy(
            order ->
                assertThat(PlaceOrderRules.hold(order))
                    .as(order + " to " + order.shipTo())
                    .isEqualTo(VALIDATOR.validate(order).isEmpty()));
    assertThat(orders.stream().filter(PlaceOrderRules::hold)).hasSize(4);
  }

  private static List<Destination> destinations() {
    return Arrays.asList(
        new Destination("US", "98225", BELLINGHAM),
        new Destination("US", "", BELLINGHAM),
        new Destination("USA", "98225", BELLINGHAM),
        new Destination(null, "98225", BELLINGHAM),
        new Destination("US", null, BELLINGHAM),
        new Destination("US", "98225", null),
        null);
  }

  private static List<List<OrderLine>> lines() {
    return Stream.of(
            List.of(LINE),
            Collections.nCopies(100, LINE),
            Collections.nCopies(101, LINE),
            List.<OrderLine>of(),
            Collections.<OrderLine>singletonList(null),
            List.of(new OrderLine(null, 1)),
            List.of(new OrderLine(new Sku("tea"), 0)),
            List.of(new OrderLine(new Sku("tea"), 1_000_001)))
        .toList();
  }
}
