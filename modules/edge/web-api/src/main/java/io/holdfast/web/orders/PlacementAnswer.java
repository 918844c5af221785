package io.holdfast.web.orders;

import io.holdfast.orders.PlacementResult;
import io.holdfast.web.http.Created;
import io.holdfast.web.json.JsonDocument;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Builds the HTTP answer of a placement attempt. */
final class PlacementAnswer {
  private PlacementAnswer() {}

  static Response of(PlacementResult result) {
    if (result instanceof PlacementResult.Placed placed) {
      return Created.at("orders", placed.id())
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(new JsonDocument(placed.order()))
          .build();
    }
    if (result instanceof PlacementResult.Pending pending) {
      return Created.at("orders", pending.id())
          .status(Response.Status.ACCEPTED)
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(new JsonDocument(pending.order()))
          .build();
    }
    if (result instanceof PlacementResult.TicketRefused refused) {
      return TicketAnswer.of(refused.why());
    }
    return problemOf(result).toResponse();
  }

  private static Problem problemOf(PlacementResult result) {
    if (result instanceof PlacementResult.Rejected rejected) {
      List<ShortageJson> shortages = rejected.shortages().stream().map(ShortageJson::of).toList();
      return Problem.of(
              ProblemType.INSUFFICIENT_STOCK,
              shortages.size() + " SKU(s) are short; nothing was reserved")
          .with("shortages", shortages);
    } else if (result instanceof PlacementResult.UnknownSkus unknown) {
      List<String> skus = unknown.skus().stream().map(sku -> sku.value()).toList();
      return Problem.of(ProblemType.UNKNOWN_SKU, skus.size() + " SKU(s) are not in the catalogue")
          .with("skus", skus);
    } else if (result instanceof PlacementResult.MixedCurrencies mixed) {
      return Problem.of(
              ProblemType.MIXED_CURRENCIES,
              "The lines are priced in " + String.join(" and ", mixed.currencies()))
          .with("currencies", mixed.currencies());
    } else if (result instanceof PlacementResult.NotPriced missing) {
      return Problem.of(
              ProblemType.PRICE_MISSING,
              missing.skus().size() + " SKU(s) have no price in " + missing.currency())
          .with("skus", missing.skus().stream().map(sku -> sku.value()).toList());
    } else if (result instanceof PlacementResult.LimitExceeded exceeded) {
      List<ExceededLimitJson> limits =
          exceeded.limits().stream().map(ExceededLimitJson::of).toList();
      return Problem.of(
              ProblemType.PURCHASE_LIMIT_EXCEEDED,
              "The customer may not buy so many units of " + limits.size() + " SKU(s)")
          .with("limits", limits);
    } else if (result instanceof PlacementResult.Unsellable unsellable) {
      return Problem.invalid("lines", unsellable.why());
    } else if (result instanceof PlacementResult.InFlight) {
      return Problem.of(
          ProblemType.REQUEST_IN_FLIGHT,
          "What became of the earlier request with this key is not known yet; ask again");
    } else if (result instanceof PlacementResult.Undecided undecided) {
      return Problem.of(ProblemType.UNAVAILABLE, undecided.why());
    }
    return Problem.of(
        ProblemType.IDEMPOTENCY_KEY_REUSED, "The key belongs to a request with another body");
  }
}
