package io.holdfast.stack.life;

import io.holdfast.stack.load.RequestWorkers;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartCustomer;
import io.holdfast.stack.load.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the customers of FoodMart want to be told: one in ten by e-mail and text message, half of
 * them in German; the others in the application only, which is the default.
 */
final class MessageWishes {
  private static final int EVERY = 10;

  private final RequestWorkers callers;

  MessageWishes(RequestWorkers callers) {
    this.callers = callers;
  }

  /** Stores the preferences; storing them again changes nothing. */
  void store() {
    List<Task> wishes = new ArrayList<>();
    new FoodMart()
        .customers(
            customer -> {
              if (customer.number() % EVERY == 0) {
                wishes.add(wish(customer));
              }
            });
    callers.work("preferences", "customers", wishes);
  }

  private static Task wish(FoodMartCustomer customer) {
    String body =
        """
        {"email":"%s@customers.example","phone":"+1555%07d","language":"%s",
         "channels":{"ORDER":["EMAIL","IN_APP"],"SHIPMENT":["EMAIL","SMS","IN_APP"],"STOCK":["IN_APP"]}}"""
            .formatted(
                customer.id(),
                customer.number(),
                customer.number() % (2 * EVERY) == 0 ? "de" : "en");
    return new Task(
        ApiRequest.put(
            "/api/v1/customers/" + customer.id() + "/preferences",
            body.getBytes(StandardCharsets.UTF_8)),
        1);
  }
}
