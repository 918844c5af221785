package io.holdfast.payments.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ScriptedGateway;
import io.holdfast.payments.operation.OperationRequest.Type;
import io.holdfast.payments.record.DecidedPayment;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationWorkerTest {
  private final PaidHub hub = new PaidHub();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final PaymentGateway provider = provider((name, call) -> "ref_" + call.key());

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void the_amount_of_each_shipment_is_captured_once_and_published_once() {
    OrderId order = hub.authorised(1000);
    OperationRequest first = request(order, Type.CAPTURE, 400);
    ask(first, first, request(order, Type.CAPTURE, 600));
    ask(first);
    hub.workOff(provider);
    hub.workOff(provider);

    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 1000 0 0");
    assertThat(asked).containsExactlyInAnyOrder("capture 400", "capture 600");
    assertThat(hub.operations(order))
        .containsExactlyInAnyOrder("CAPTURE 400 SUCCEEDED", "CAPTURE 600 SUCCEEDED");
    assertThat(hub.events(order)).containsExactly("captured", "captured");
  }

  @Test
  void a_payment_is_partly_captured_while_more_may_ship() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 400));
    hub.workOff(provider);
    assertThat(hub.payment(order)).isEqualTo("PARTLY_CAPTURED 1000 400 0 0");
  }

  @Test
  void the_rest_is_voided_when_captures_and_cancelled_units_add_up() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 400));
    hub.workOff(provider);
    ask(cancelled(order, 350));
    hub.workOff(provider);
    assertThat(hub.payment(order)).isEqualTo("PARTLY_CAPTURED 1000 400 350 0");

    ask(request(order, Type.CAPTURE, 250));
    hub.workOff(provider);

    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 650 350 0");
    assertThat(asked).containsExactly("capture 400", "capture 250", "void 350");
    assertThat(hub.events(order)).containsExactly("captured", "captured", "voided");
  }

  @Test
  void units_cancelled_after_the_last_capture_void_the_rest_at_once_and_a_repetition_nothing() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 400));
    hub.workOff(provider);
    OperationRequest cancelled = cancelled(order, 600);
    ask(cancelled);
    ask(cancelled);
    hub.workOff(provider);

    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 400 600 0");
    assertThat(asked).containsExactly("capture 400", "void 600");
  }

  @Test
  void units_cancelled_before_the_capture_of_what_was_shipped_is_asked_for_void_it_afterwards() {
    OrderId order = hub.authorised(1000);
    ask(cancelled(order, 600));
    hub.workOff(provider);
    assertThat(asked).isEmpty();
    ask(request(order, Type.CAPTURE, 400));
    hub.workOff(provider);

    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 400 600 0");
    assertThat(asked).containsExactly("capture 400", "void 600");
  }

  @Test
  void captures_beyond_what_was_authorised_are_never_asked_for() {
    OrderId order = hub.authorised(1000);
    ask(
        request(order, Type.CAPTURE, 600),
        request(order, Type.CAPTURE, 600),
        request(hub.authorised(10), Type.CAPTURE, 11),
        request(new OrderId(TimeOrderedUuid.next()), Type.CAPTURE, 1));
    hub.workOff(provider);

    assertThat(asked).containsExactly("capture 600");
    assertThat(hub.operations(order))
        .containsExactlyInAnyOrder("CAPTURE 600 SUCCEEDED", "CAPTURE 600 FAILED");
    assertThat(hub.payment(order)).isEqualTo("PARTLY_CAPTURED 1000 600 0 0");
  }

  @Test
  void a_refund_waits_for_the_captures_of_its_order() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.REFUND_RETURN, 300));
    hub.workOff(provider);
    assertThat(asked).as("nothing is captured").isEmpty();
    hub.letTimePass();

    ask(request(order, Type.CAPTURE, 1000));
    hub.workOff(provider);

    assertThat(asked).containsExactly("capture 1000", "refund 300");
    assertThat(hub.payment(order)).isEqualTo("PARTLY_REFUNDED 1000 1000 0 300");
    assertThat(hub.events(order)).containsExactly("captured", "refunded");
  }

  @Test
  void a_refund_after_two_of_three_captures_leaves_the_third_possible() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 300), request(order, Type.CAPTURE, 300));
    ask(request(order, Type.REFUND_LOST, 300));
    hub.workOff(provider);
    assertThat(hub.payment(order)).isEqualTo("PARTLY_CAPTURED 1000 600 0 300");

    ask(request(order, Type.CAPTURE, 400));
    hub.workOff(provider);
    assertThat(hub.payment(order)).isEqualTo("PARTLY_REFUNDED 1000 1000 0 300");
  }

  @Test
  void more_than_was_captured_is_never_refunded() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 500));
    ask(request(order, Type.REFUND_RETURN, 300), request(order, Type.REFUND_RETURN, 300));
    hub.workOff(provider);
    hub.letTimePass();
    hub.workOff(provider);

    assertThat(asked).containsExactly("capture 500", "refund 300");
    assertThat(hub.payment(order)).isEqualTo("PARTLY_CAPTURED 1000 500 0 300");
  }

  @Test
  void everything_refunded_is_refunded() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 1000));
    ask(request(order, Type.REFUND_RETURN, 300), request(order, Type.REFUND_RETURN, 700));
    hub.workOff(provider);
    assertThat(hub.payment(order)).isEqualTo("REFUNDED 1000 1000 0 1000");
  }

  @Test
  void the_authorisation_of_an_ended_order_is_voided_once_and_published_once() {
    OrderId order = hub.authorised(1000);
    end(order);
    end(order);
    hub.workOff(provider);
    hub.workOff(provider);

    assertThat(hub.payment(order)).startsWith("VOIDED 1000 0");
    assertThat(asked).containsExactly("void 1000");
    assertThat(hub.events(order)).containsExactly("voided");
  }

  @Test
  void an_authorisation_after_the_end_of_its_order_is_voided() {
    OrderId order = new OrderId(TimeOrderedUuid.next());
    PaymentRequest request = new PaymentRequest(order, new Money(700, "USD"), "tok_ok");
    hub.payments()
        .add(new DecidedPayment(TimeOrderedUuid.next(), request, new Authorised("auth_1")))
        .join();
    hub.workOff(provider);

    assertThat(hub.payment(order)).startsWith("VOIDED 700 0");
    assertThat(asked).containsExactly("void 700");
  }

  @Test
  void many_operations_are_worked_off() {
    List<OrderId> orders = hub.authorised(300, 100);
    ask(
        IntStream.range(0, 300)
            .mapToObj(i -> request(orders.get(i), Type.CAPTURE, 100))
            .toArray(OperationRequest[]::new));
    hub.workOff(provider);
    assertThat(statuses()).containsExactly("CAPTURED 300");
    assertThat(asked).hasSize(300);
  }

  @Test
  void after_a_crash_between_call_and_record_the_call_is_repeated_under_its_key() {
    Set<String> keys = ConcurrentHashMap.newKeySet();
    PaymentGateway remembering =
        provider(
            (name, call) -> {
              keys.add(call.key());
              return "ref_1";
            });
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 1000));
    OperationWorker dying = hub.dyingWorker(remembering);
    dying.startDue();
    dying.awaitIdle();
    hub.workOff(remembering);
    assertThat(asked).as("leased to the dead").hasSize(1);

    hub.letTimePass();
    hub.workOff(remembering);

    assertThat(asked).containsExactly("capture 1000", "capture 1000");
    assertThat(keys).as("the provider captures once for a key").hasSize(1);
    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 1000 0 0");
    assertThat(hub.events(order)).containsExactly("captured");
  }

  @Test
  void two_workers_at_once_call_once_for_each() throws Exception {
    List<OrderId> orders = hub.authorised(200, 100);
    ask(
        orders.stream()
            .map(order -> request(order, Type.CAPTURE, 100))
            .toArray(OperationRequest[]::new));
    CyclicBarrier together = new CyclicBarrier(2);
    Runnable server =
        () -> {
          await(together);
          hub.workOff(provider);
        };
    Thread other = new Thread(server);
    other.start();
    server.run();
    other.join();

    assertThat(asked).hasSize(200);
    assertThat(statuses()).containsExactly("CAPTURED 200");
  }

  @Test
  void an_operation_that_is_put_off_by_an_expired_lease_is_not_taken_from_its_new_owner() {
    OrderId order = hub.authorised(1000);
    ask(request(order, Type.CAPTURE, 1000));
    PaymentGateway slow =
        provider(
            (name, call) -> {
              if (asked.size() == 1) {
                hub.letTimePass();
                OperationWorker other = hub.worker(provider);
                other.startDue();
                other.awaitIdle();
                throw new UnavailableException("too late");
              }
              return "ref_2";
            });
    OperationWorker worker = hub.worker(slow);
    worker.startDue();
    worker.awaitIdle();

    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 1000 0 0");
    assertThat(hub.events(order)).containsExactly("captured");
  }

  @Test
  void without_an_answer_it_is_repeated_after_a_pause_and_delays_no_other() {
    OrderId silent = hub.authorised(11);
    OrderId other = hub.authorised(12);
    ask(request(silent, Type.CAPTURE, 11), request(other, Type.CAPTURE, 12));
    hub.workOff(
        provider(
            (name, call) -> {
              if (call.amount().minorUnits() == 11) {
                throw new UnavailableException("no answer");
              }
              return "ref";
            }));
    assertThat(hub.payment(other)).startsWith("CAPTURED");
    assertThat(hub.operations(silent)).containsExactly("CAPTURE 11 PENDING");
    assertThat(
            hub.database()
                .texts(
                    """
                    SELECT concat_ws(' ', attempts, last_error, next_attempt_at < now() + interval '15 s')
                    FROM payments.operation WHERE state = 'PENDING'"""))
        .containsExactly("1 no answer t");

    hub.letTimePass();
    hub.workOff(provider);
    assertThat(hub.payment(silent)).startsWith("CAPTURED");
  }

  @Test
  void what_the_provider_refuses_has_failed_and_delays_no_other() {
    OrderId refused = hub.authorised(11);
    OrderId other = hub.authorised(12);
    end(refused);
    end(other);
    PaymentGateway refusing =
        provider(
            (name, call) -> {
              if (call.amount().minorUnits() == 11) {
                throw new OperationRefusedException("unknown authorisation");
              }
              return "ref";
            });
    hub.workOff(refusing);
    hub.letTimePass();
    hub.workOff(refusing);

    assertThat(asked).containsExactlyInAnyOrder("void 11", "void 12");
    assertThat(hub.operations(refused)).containsExactly("VOID 11 FAILED");
    assertThat(hub.payment(refused)).startsWith("VOID_DUE");
    assertThat(hub.payment(other)).startsWith("VOIDED");
  }

  @Test
  void what_costs_nothing_needs_no_provider() {
    OrderId free = hub.authorised(0);
    ask(request(free, Type.CAPTURE, 0));
    OrderId cancelled = hub.authorised(0);
    end(cancelled);
    OrderId paid = hub.authorised(10);
    ask(request(paid, Type.CAPTURE, 10));
    hub.workOff(provider);
    ask(request(paid, Type.CAPTURE, 0));
    hub.workOff(provider);

    assertThat(asked).containsExactly("capture 10");
    assertThat(hub.payment(free)).startsWith("CAPTURED");
    assertThat(hub.payment(cancelled)).startsWith("VOIDED");
    assertThat(hub.operations(paid)).containsExactly("CAPTURE 10 SUCCEEDED", "CAPTURE 0 SUCCEEDED");
  }

  private List<String> statuses() {
    return hub.database()
        .texts("SELECT status || ' ' || count(*) FROM payments.payment GROUP BY status");
  }

  private PaymentGateway provider(ScriptedGateway.Operation operation) {
    return ScriptedGateway.operations(
        (name, call) -> {
          asked.add(name + " " + call.amount().minorUnits());
          assertThat(call.authorisationId()).isNotEmpty();
          return operation.perform(name, call);
        });
  }

  private void ask(OperationRequest... requests) {
    List.of(requests).stream()
        .map(hub.requests()::add)
        .collect(Collectors.toList())
        .forEach(answer -> assertThat(answer.join()).isTrue());
  }

  private static OperationRequest request(OrderId order, Type type, long minorUnits) {
    return new OperationRequest(
        TimeOrderedUuid.next(), order, type, TimeOrderedUuid.next(), new Money(minorUnits, "USD"));
  }

  private static OperationRequest cancelled(OrderId order, long minorUnits) {
    UUID event = TimeOrderedUuid.next();
    return new OperationRequest(
        event, order, Type.CANCEL, order.value(), new Money(minorUnits, "USD"));
  }

  private void end(OrderId order) {
    hub.ended().voidPayment(hub.ended(order.value(), OrderEvent.CANCELLED).id(), order).join();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
