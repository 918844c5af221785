package io.holdfast.kernel;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A table of permitted state transitions. Immutable.
 *
 * @param <S> the states
 */
public final class Transitions<S extends Enum<S>> {
  private final Map<S, Set<S>> next;

  private Transitions(Map<S, Set<S>> next) {
    this.next = next;
  }

  /** An empty table: no transition is permitted. */
  public static <S extends Enum<S>> Transitions<S> between(Class<S> states) {
    Map<S, Set<S>> none = new EnumMap<>(states);
    for (S state : states.getEnumConstants()) {
      none.put(state, Collections.unmodifiableSet(EnumSet.noneOf(states)));
    }
    return new Transitions<>(none);
  }

  /** The same table with the successors of one state added. */
  @SafeVarargs
  public final Transitions<S> from(S state, S... followers) {
    Set<S> following = EnumSet.noneOf(state.getDeclaringClass());
    for (S follower : followers) {
      following.add(follower);
    }
    Map<S, Set<S>> more = new EnumMap<>(next);
    more.put(state, Collections.unmodifiableSet(following));
    return new Transitions<>(more);
  }

  /** Whether the one state may follow the other; a state does not follow itself. */
  public boolean allows(S from, S to) {
    return next.get(from).contains(to);
  }

  /** The successors of a state; empty for a final state. */
  public Set<S> next(S state) {
    return next.get(state);
  }
}
