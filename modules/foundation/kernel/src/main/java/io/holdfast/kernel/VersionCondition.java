package io.holdfast.kernel;

import java.util.Set;

/**
 * Which versions of a row a change may find; the row itself must exist (RFC 9110, section 13.1.1).
 */
public final class VersionCondition {
  /** Whatever version is current. */
  public static final VersionCondition ANY = new VersionCondition(null);

  /** Null for any. */
  private final Set<Integer> versions;

  private VersionCondition(Set<Integer> versions) {
    this.versions = versions;
  }

  /** One of these versions; if there are none, no version will do. */
  public static VersionCondition oneOf(Set<Integer> versions) {
    return new VersionCondition(Set.copyOf(versions));
  }

  /** This version alone. */
  public static VersionCondition exactly(int version) {
    return oneOf(Set.of(version));
  }

  /** Whether a change may be made to a row of this version. */
  public boolean allows(int current) {
    return versions == null || versions.contains(current);
  }

  /**
   * Refuses a change to a version that the caller did not expect.
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
