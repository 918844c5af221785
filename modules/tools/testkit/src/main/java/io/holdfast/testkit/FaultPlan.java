package io.holdfast.testkit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/**
 * A plan of injected faults. Calls are counted from one, each kind by itself, over everything the
 * plan watches: {@link #everywhere()} watches all databases of this JVM together, {@link
 * TestDatabase#faults()} one of them. Safe for use by many threads.
 */
public final class FaultPlan {
  /** Exit code of a JVM that died because its plan said so. */
  public static final int DIED_AS_PLANNED = 86;

  private static final String PROPERTY = "holdfast.testkit.faults";
  private static final FaultPlan EVERYWHERE = parse(System.getProperty(PROPERTY, ""));

  private sealed interface Effect {
    record Die() implements Effect {}

    record Fail(int xaErrorCode) implements Effect {}

    record Delay(Duration time) implements Effect {}

    record Run(Runnable action) implements Effect {}
  }

  private record Fault(XaCall call, int nth, Moment moment, Effect effect) {}

  private final boolean watches;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Map<XaCall, AtomicInteger> calls = new EnumMap<>(XaCall.class);

  /** Makes a plan for a {@link ForkedJvm}, without faults. */
  public FaultPlan() {
    this(false);
  }

  /** Makes a plan for databases of this JVM. */
  static FaultPlan watching() {
    return new FaultPlan(true);
  }

  private FaultPlan(boolean watches) {
    this.watches = watches;
    for (XaCall call : XaCall.values()) {
      calls.put(call, new AtomicInteger());
    }
  }

  /** Returns the plan over all databases of this JVM; a {@link ForkedJvm} starts with its own. */
  public static FaultPlan everywhere() {
    return EVERYWHERE;
  }

  /**
   * Halts the JVM, without shutdown hooks, at the n-th call.
   *
   * @throws IllegalStateException if it is this JVM's own plan and this JVM was not forked
   */
  public FaultPlan dieAt(XaCall call, int nth, Moment moment) {
    if (watches) {
      ForkedJvm.requireForked();
    }
    return add(call, nth, moment, new Effect.Die());
  }

  /**
   * Makes the n-th call fail.
   *
   * @param xaErrorCode as in {@link XAException}, such as {@link XAException#XAER_RMFAIL}
   */
  public FaultPlan failAt(XaCall call, int nth, Moment moment, int xaErrorCode) {
    return add(call, nth, moment, new Effect.Fail(xaErrorCode));
  }

  /** Holds the n-th call up for the given time. */
  public FaultPlan delayAt(XaCall call, int nth, Moment moment, Duration time) {
    return add(call, nth, moment, new Effect.Delay(time));
  }

  /** Does something at the n-th call, in its thread. Cannot be handed to a forked JVM. */
  public FaultPlan runAt(XaCall call, int nth, Moment moment, Runnable action) {
    return add(call, nth, moment, new Effect.Run(action));
  }

  /** Returns how many calls of this kind were made since the start or the last {@link #clear()}. */
  public int calls(XaCall call) {
    return calls.get(call).get();
  }

  /** Forgets all faults and counts from one again. */
  public void clear() {
    faults.clear();
    calls.values().forEach(count -> count.set(0));
  }

  private FaultPlan add(XaCall call, int nth, Moment moment, Effect effect) {
    if (nth < 1) {
      throw new IllegalArgumentException("calls are counted from 1, not " + nth);
    }
    faults.add(new Fault(call, nth, moment, effect));
    return this;
  }

  int count(XaCall call) {
    return calls.get(call).incrementAndGet();
  }

  void strike(XaCall call, int nth, Moment moment) throws XAException {
    for (Fault fault : faults) {
      if (fault.call == call && fault.nth == nth && fault.moment == moment) {
        strike(fault.effect);
      }
    }
  }

  private static void strike(Effect effect) throws XAException {
    if (effect instanceof Effect.Die) {
      Runtime.getRuntime().halt(DIED_AS_PLANNED);
    } else if (effect instanceof Effect.Fail fail) {
      throw new XAException(fail.xaErrorCode);
    } else if (effect instanceof Effect.Run run) {
      run.action.run();
    } else if (effect instanceof Effect.Delay delay) {
      long end = System.nanoTime() + delay.time.toNanos();
      while (end - System.nanoTime() > 0) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
    }
  }

  String asJvmOption() {
    return "-D"
        + PROPERTY
        + "="
        + faults.stream().map(FaultPlan::format).collect(Collectors.joining(","));
  }

  private static String format(Fault fault) {
    String at = fault.call + ":" + fault.nth + ":" + fault.moment;
    if (fault.effect instanceof Effect.Fail fail) {
      return at + ":fail:" + fail.xaErrorCode;
    } else if (fault.effect instanceof Effect.Delay delay) {
      return at + ":delay:" + delay.time.toMillis();
    } else if (fault.effect instanceof Effect.Die) {
      return at + ":die:0";
    }
    throw new IllegalArgumentException("an action cannot be handed to another JVM");
  }

  static FaultPlan parse(String text) {
    FaultPlan plan = watching();
    Stream.of(text.split(",")).filter(part -> !part.isBlank()).forEach(part -> parse(plan, part));
    return plan;
  }

  private static void parse(FaultPlan plan, String part) {
    String[] field = part.split(":");
    int value = Integer.parseInt(field[4]);
    Effect effect =
        switch (field[3]) {
          case "die" -> new Effect.Die();
          case "fail" -> new Effect.Fail(value);
          case "delay" -> new Effect.Delay(Duration.ofMillis(value));
          default -> throw new IllegalArgumentException(part);
        };
    plan.add(
        XaCall.valueOf(field[0]), Integer.parseInt(field[1]), Moment.valueOf(field[2]), effect);
  }
}
