package io.holdfast.kernel;

import java.util.Set;

/**
 * The row versions to which a change may be applied; the row must exist (RFC 9110, section 13.1.1).
 */
public final class VersionCondition {
  /** Any version. */
  public static final VersionCondition ANY = new VersionCondition(null);

  /** Null for any. */
  private final Set<Integer> versions;

  private VersionCondition(Set<Integer> versions) {
    this.versions = versions;
  }

  /** One of these versions; an empty set matches no version. */
  public static VersionCondition oneOf(Set<Integer> versions) {
    return new VersionCondition(Set.copyOf(versions));
  }

  /** Exactly this version. */
  public static VersionCondition exactly(int version) {
    return oneOf(Set.of(version));
  }

  /** Whether a row of this version may be changed. */
  public boolean allows(int current) {
    return versions == null || versions.contains(current);
  }

  /**
   * Throws unless the current version is one that the caller expects.
   *
   * @param what names the row, for the message
   * @throws StaleVersionException if the current version is not allowed
   */
  public void require(String what, int current) {
    if (!allows(current)) {
      throw new StaleVersionException(what, this, current);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionCondition condition
        && (versions == null ? condition.versions == null : versions.equals(condition.versions));
  }

  @Override
  public int hashCode() {
    return versions == null ? 0 : versions.hashCode();
  }

  @Override
  public String toString() {
    return versions == null ? "any version" : "one of the versions " + versions;
  }
}
