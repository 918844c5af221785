package io.holdfast.web.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemException;
import io.holdfast.web.problems.ProblemType;

/** Parses order ids in paths, parameters and cursors. */
public final class OrderIds {
  private OrderIds() {}

  /** The order of a path: one that cannot exist is simply not there (404). */
  public static OrderId of(String id) {
    if (!ResourceIds.FORM.matcher(id).matches()) {
      throw unknown();
    }
    return OrderId.of(id);
  }

  /**
   * The order of a query parameter.
   *
   * @throws ProblemException 400 if it is no id
   */
  public static OrderId parameter(String name, String id) {
    if (!ResourceIds.FORM.matcher(id).matches()) {
      throw Problem.invalid(name, "must be the id of an order").asException();
    }
    return OrderId.of(id);
  }

  static ProblemException unknown() {
    return Problem.of(ProblemType.UNKNOWN_ORDER, "There is no order with this id").asException();
  }
}
