package io.holdfast.web.http;

import io.holdfast.kernel.VersionCondition;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The version of a row as a strong entity tag (RFC 9110, section 8.8). */
public final class VersionTag {
  /** Description of {@code If-Match} in the OpenAPI document. */
  public static final String IF_MATCH_DESCRIPTION =
      "Entity tags of the versions that the change may find, or * for any current one";

  private VersionTag() {}

  /** The tag of a version. */
  public static EntityTag tag(int version) {
    return new EntityTag(Integer.toString(version));
  }

  /**
   * The answer to a reading request: 200 with the tag; 304 if {@code If-None-Match} names this
   * version.
   *
   * @throws io.holdfast.web.problems.ProblemException 412 if {@code If-Match} does not allow this
   *     version, 400 if one of the headers is malformed
   */
  public static Response answer(HttpHeaders headers, int version, Object entity) {
    if (!optional(headers.getHeaderString(HttpHeaders.IF_MATCH)).allows(version)) {
      throw Problem.of(ProblemType.STALE_VERSION, null).asException();
    }
    EntityTag tag = tag(version);
    return isKnown(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), version)
        ? Response.notModified(tag).build()
        : Response.ok(entity, MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
  }

  /**
   * Whether the client has this version already.
   *
   * @param ifNoneMatch the header's value, or null
   */
  static boolean isKnown(String ifNoneMatch, int version) {
    return !isAbsent(ifNoneMatch)
        && EntityTagList.parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).matchesWeakly(version);
  }

  /**
   * The versions that a change may find.
   *
   * @param ifMatch the header's value, or null
   * @throws io.holdfast.web.problems.ProblemException 428 if the header is missing, 400 if it is
   *     malformed
   */
  public static VersionCondition required(String ifMatch) {
    if (isAbsent(ifMatch)) {
      throw Problem.of(
              ProblemType.IF_MATCH_REQUIRED,
              "Send " + HttpHeaders.IF_MATCH + " with the ETag of what you have read")
          .asException();
    }
    return optional(ifMatch);
  }

  /**
   * The versions that a change may find: any if the header is missing.
   *
   * @param ifMatch the header's value, or null
   * @throws io.holdfast.web.problems.ProblemException 400 if it is malformed
   */
  public static VersionCondition optional(String ifMatch) {
    return isAbsent(ifMatch)
        ? VersionCondition.ANY
        : EntityTagList.parse(HttpHeaders.IF_MATCH, ifMatch).strongCondition();
  }

  /**
   * Whether the request asks for something that must not exist yet.
   *
   * @param ifNoneMatch the header's value, or null
   * @throws io.holdfast.web.problems.ProblemException 400 if it is anything but {@code *}
   */
  public static boolean mustBeNew(String ifNoneMatch) {
    if (isAbsent(ifNoneMatch)) {
      return false;
    }
    if (!ifNoneMatch.strip().equals("*")) {
      throw Problem.invalid(HttpHeaders.IF_NONE_MATCH, "must be * for a change").asException();
    }
    return true;
  }

  private static boolean isAbsent(String header) {
    return header == null || header.isBlank();
  }
}
