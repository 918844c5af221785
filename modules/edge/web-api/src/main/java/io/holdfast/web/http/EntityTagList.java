package io.holdfast.web.http;

import io.holdfast.kernel.VersionCondition;
import io.holdfast.web.problems.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an {@code If-Match} or {@code If-None-Match} header (RFC 9110, sections 13.1.1 and
 * 13.1.2).
 *
 * @param any whether it is {@code *}; there are no tags then
 */
record EntityTagList(boolean any, List<Tag> tags) {
  /** One entity tag; the opaque part is compared character by character. */
  record Tag(boolean weak, String opaque) {}

  /** An element of the list, which may be empty (section 5.6.1), and what separates it. */
  private static final Pattern ELEMENT =
      Pattern.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*)?(?:,|$)");

  /** How a version is written: as a number without leading zeros. */
  private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,8}");

  /**
   * Reads a header.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if it is malformed
   */
  static EntityTagList parse(String header, String value) {
    if (value.strip().equals("*")) {
      return new EntityTagList(true, List.of());
    }
    List<Tag> tags = new ArrayList<>();
    Matcher element = ELEMENT.matcher(value);
    int end = 0;
    while (end < value.length() && element.find(end) && element.start() == end) {
      if (element.group(2) != null) {
        tags.add(new Tag(element.group(1) != null, element.group(2)));
      }
      end = element.end();
    }
    if (end < value.length() || tags.isEmpty()) {
      throw Problem.invalid(header, "must be * or a list of entity tags in quotes").asException();
    }
    return new EntityTagList(false, tags);
  }

  /** The strong comparison, which a weak tag never passes (section 8.8.3.2). */
  VersionCondition strongCondition() {
    if (any) {
      return VersionCondition.ANY;
    }
    Set<Integer> versions = new HashSet<>();
    for (Tag tag : tags) {
      if (!tag.weak() && VERSION.matcher(tag.opaque()).matches()) {
        versions.add(Integer.valueOf(tag.opaque()));
      }
    }
    return VersionCondition.oneOf(versions);
  }

  /** The weak comparison: whether one of the tags is that of the version, be it weak or strong. */
  boolean matchesWeakly(int version) {
    return matchesWeakly(Integer.toString(version));
  }

  /** The weak comparison with a tag of any form. */
  boolean matchesWeakly(String opaque) {
    return any || tags.stream().anyMatch(tag -> tag.opaque().equals(opaque));
  }
}
