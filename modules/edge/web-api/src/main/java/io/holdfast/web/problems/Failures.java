package io.holdfast.web.problems;

import io.holdfast.catalog.BundleException;
import io.holdfast.catalog.ProductExistsException;
import io.holdfast.catalog.TooManyPricesException;
import io.holdfast.catalog.UnknownProductException;
import io.holdfast.fulfilment.IllegalShipmentStateException;
import io.holdfast.fulfilment.InvalidReportException;
import io.holdfast.fulfilment.UnknownShipmentException;
import io.holdfast.insights.InsightsUnavailableException;
import io.holdfast.inventory.BelowReservedException;
import io.holdfast.inventory.DuplicateDeliveryException;
import io.holdfast.inventory.ExceedsSentException;
import io.holdfast.inventory.IllegalTransferStateException;
import io.holdfast.inventory.InsufficientStockException;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.UnknownStockItemException;
import io.holdfast.inventory.UnknownTransferException;
import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.notifications.TooManyWebhooksException;
import io.holdfast.operations.OrdersUnderWayException;
import io.holdfast.orders.IllegalOrderStateException;
import io.holdfast.orders.IllegalReturnStateException;
import io.holdfast.orders.ReturnExceedsShippedException;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.orders.UnknownReturnException;
import io.holdfast.payments.InvalidSignatureException;
import io.holdfast.payments.UnknownPaymentReferenceException;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.UnfitDatabaseException;
import io.holdfast.platform.security.NotPermittedException;
import io.holdfast.platform.security.OfAnotherCustomerException;
import io.holdfast.receiving.DuplicateReferenceException;
import io.holdfast.receiving.IllegalInboundStateException;
import io.holdfast.receiving.UnknownInboundException;
import io.holdfast.sales.IllegalSaleStateException;
import io.holdfast.sales.SkuInSaleException;
import io.holdfast.sales.UnknownSaleException;
import io.holdfast.sales.UnknownTicketException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Maps exceptions to problem documents. */
public final class Failures {
  /** What callers are told whose change may have been made, or not. */
  public static final String OUTCOME_UNKNOWN =
      "The outcome is not known yet; send the same request with the same key again";

  private static final IncidentLog INCIDENTS = new IncidentLog(Clock.systemUTC());

  private static final Problem AWAY =
      Problem.of(ProblemType.UNAVAILABLE, "A database does not answer; try again in a moment");

  private Failures() {}

  /** The response for an exception; only server faults are logged. */
  public static Response answer(Throwable thrown) {
    Throwable failure = unwrapped(thrown);
    if (failure instanceof WebApplicationException web) {
      return answer(web.getResponse(), web);
    }
    return problemOf(failure).toResponse();
  }

  /** The problem for an exception. */
  public static Problem problemOf(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure instanceof ConstraintViolationException broken) {
      return Violations.problemOf(broken.getConstraintViolations());
    }
    if (failure instanceof InsufficientStockException shortage) {
      return Problem.of(ProblemType.INSUFFICIENT_STOCK, failure.getMessage())
          .with("shortages", shortage.missing().stream().map(MissingUnitsJson::of).toList());
    }
    if (failure instanceof OrdersUnderWayException waiting) {
      return Problem.of(ProblemType.ORDERS_UNDER_WAY, failure.getMessage())
          .with("orders", waiting.orders());
    }
    ProblemType type = typeOf(failure);
    if (type == null) {
      return isDatabaseAway(failure) ? AWAY : incident(failure);
    }
    return Problem.of(type, detailOf(type, failure));
  }

  /** As a read meets it, in whatever the layers between have wrapped it. */
  private static boolean isDatabaseAway(Throwable failure) {
    return failure instanceof Exception e && SqlFailure.of(e) instanceof UnavailableException;
  }

  private static ProblemType typeOf(Throwable failure) {
    if (failure instanceof UnfitDatabaseException) {
      return ProblemType.CONFLICT;
    } else if (failure instanceof InsightsUnavailableException) {
      return ProblemType.INSIGHTS_UNAVAILABLE;
    } else if (failure instanceof UnavailableException
        || failure instanceof ConflictException
        || failure instanceof OutcomeUnknownException) {
      return ProblemType.UNAVAILABLE;
    } else if (failure instanceof NotPermittedException) {
      return ProblemType.FORBIDDEN;
    } else if (failure instanceof OfAnotherCustomerException) {
      return ProblemType.NOT_FOUND;
    } else if (failure instanceof IdempotencyKeyReusedException) {
      return ProblemType.IDEMPOTENCY_KEY_REUSED;
    } else if (failure instanceof StaleVersionException
        || failure instanceof ProductExistsException) {
      return ProblemType.STALE_VERSION;
    } else if (failure instanceof UnknownProductException) {
      return ProblemType.UNKNOWN_SKU;
    } else if (failure instanceof BundleException) {
      return ProblemType.CONFLICT;
    } else if (failure instanceof TooManyPricesException) {
      return ProblemType.TOO_MANY_PRICES;
    } else if (failure instanceof UnknownWarehouseException) {
      return ProblemType.UNKNOWN_WAREHOUSE;
    } else if (failure instanceof UnknownOrderException) {
      return ProblemType.UNKNOWN_ORDER;
    } else if (failure instanceof UnknownStockItemException) {
      return ProblemType.UNKNOWN_STOCK_ITEM;
    } else if (failure instanceof BelowReservedException) {
      return ProblemType.BELOW_RESERVED;
    } else if (failure instanceof TooManyUnitsException
        || failure instanceof TooManyWebhooksException) {
      return ProblemType.CONFLICT;
    } else if (failure instanceof IllegalOrderStateException) {
      return ProblemType.ILLEGAL_ORDER_STATE;
    } else if (failure instanceof InvalidSignatureException) {
      return ProblemType.INVALID_SIGNATURE;
    } else if (failure instanceof UnknownPaymentReferenceException) {
      return ProblemType.UNKNOWN_REFERENCE;
    }
    ProblemType ofSale = typeOfSale(failure);
    if (ofSale != null) {
      return ofSale;
    }
    ProblemType ofReturn = typeOfReturn(failure);
    if (ofReturn != null) {
      return ofReturn;
    }
    ProblemType ofShipment = typeOfShipment(failure);
    return ofShipment == null ? typeOfGoods(failure) : ofShipment;
  }

  /** Inbound shipments and transfers. */
  private static ProblemType typeOfGoods(Throwable failure) {
    if (failure instanceof UnknownInboundException) {
      return ProblemType.UNKNOWN_INBOUND;
    } else if (failure instanceof IllegalInboundStateException) {
      return ProblemType.ILLEGAL_INBOUND_STATE;
    } else if (failure instanceof DuplicateReferenceException
        || failure instanceof DuplicateDeliveryException) {
      return ProblemType.DUPLICATE_REFERENCE;
    } else if (failure instanceof UnknownTransferException) {
      return ProblemType.UNKNOWN_TRANSFER;
    } else if (failure instanceof IllegalTransferStateException) {
      return ProblemType.ILLEGAL_TRANSFER_STATE;
    } else if (failure instanceof ExceedsSentException) {
      return ProblemType.EXCEEDS_SENT;
    }
    return null;
  }

  private static ProblemType typeOfSale(Throwable failure) {
    if (failure instanceof UnknownSaleException) {
      return ProblemType.UNKNOWN_SALE;
    } else if (failure instanceof UnknownTicketException) {
      return ProblemType.UNKNOWN_SALE_TICKET;
    } else if (failure instanceof IllegalSaleStateException) {
      return ProblemType.ILLEGAL_SALE_STATE;
    } else if (failure instanceof SkuInSaleException) {
      return ProblemType.SKU_IN_ANOTHER_SALE;
    }
    return null;
  }

  private static ProblemType typeOfShipment(Throwable failure) {
    if (failure instanceof UnknownShipmentException) {
      return ProblemType.UNKNOWN_SHIPMENT;
    } else if (failure instanceof IllegalShipmentStateException) {
      return ProblemType.ILLEGAL_SHIPMENT_STATE;
    } else if (failure instanceof InvalidReportException) {
      return ProblemType.INVALID_SIGNATURE;
    }
    return null;
  }

  private static ProblemType typeOfReturn(Throwable failure) {
    if (failure instanceof UnknownReturnException) {
      return ProblemType.UNKNOWN_RETURN;
    } else if (failure instanceof IllegalReturnStateException) {
      return ProblemType.ILLEGAL_RETURN_STATE;
    } else if (failure instanceof ReturnExceedsShippedException) {
      return ProblemType.RETURN_EXCEEDS_SHIPPED;
    }
    return null;
  }

  /** Database messages are not disclosed; messages of our own rules are. */
  private static String detailOf(ProblemType type, Throwable failure) {
    if (failure instanceof OutcomeUnknownException) {
      return OUTCOME_UNKNOWN;
    }
    if (failure instanceof InsightsUnavailableException) {
      return "Nothing else is affected; try again in a moment";
    }
    return type == ProblemType.UNAVAILABLE
        ? "Nothing was changed; send the same request again"
        : failure.getMessage();
  }

  private static Response answer(Response given, Throwable failure) {
    int status = given.getStatus();
    if (status < 400) {
      return given;
    }
    ProblemType type = ProblemType.ofStatus(status);
    if (type == ProblemType.INTERNAL_ERROR) {
      return incident(failure).toResponse();
    }
    Response problem = Problem.of(type, null).toResponse();
    Object allow = given.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null
        ? problem
        : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
  }

  private static Problem incident(Throwable failure) {
    UUID id = UUID.randomUUID();
    INCIDENTS.add(id, failure);
    return Problem.of(ProblemType.INTERNAL_ERROR, "The incident has been logged")
        .with("incident", id.toString());
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable failure = thrown;
    while (failure.getCause() != null
        && (failure instanceof CompletionException || failure instanceof ExecutionException)) {
      failure = failure.getCause();
    }
    return failure;
  }
}
