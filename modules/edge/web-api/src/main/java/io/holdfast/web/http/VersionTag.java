package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a row as a strong entity tag (RFC 9110, section 8.8). */
public final class VersionTag {
  private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int NO_VERSION = -1;

  private VersionTag() {}

  /** The tag of a version. */
  public static EntityTag tag(int version) {
    return new EntityTag(Integer.toString(version));
  }

  /** 200 with the tag, or 304 if the client has this version already. */
  public static Response answer(Request request, int version, Object entity) {
    EntityTag tag = tag(version);
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    return known != null && known.build().getStatus() == 304
        ? known.tag(tag).build()
        : Response.ok(entity, MediaType.APPLICATION_JSON_TYPE).tag(tag).build();
  }

  /**
   * The version that a change must find.
   *
   * @param ifMatch the header's value, or null
   * @param current looks the current version up; asked only for {@code *}
   * @throws io.holdfast.web.problems.ProblemException 428 if the header is missing, 400 if it is
   *     malformed
   */
  public static int required(String ifMatch, IntSupplier current) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw Problem.of(
              ProblemType.IF_MATCH_REQUIRED,
              "Send " + HttpHeaders.IF_MATCH + " with the ETag of what you have read")
          .asException();
    }
    return ifMatch.strip().equals("*") ? current.getAsInt() : parse(ifMatch);
  }

  /**
   * The version that a change must find, if the client cares.
   *
   * @return null for any version
   */
  public static Integer optional(String ifMatch) {
    return ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")
        ? null
        : (Integer) parse(ifMatch);
  }

  /** A weak tag or one that we never make matches nothing, which is what a stale version is. */
  private static int parse(String ifMatch) {
    Matcher tag = TAG.matcher(ifMatch);
    if (!tag.matches()) {
      throw Problem.invalid(HttpHeaders.IF_MATCH, "must be one entity tag in quotes or *")
          .asException();
    }
    boolean weak = tag.group(1) != null;
    return !weak && NUMBER.matcher(tag.group(2)).matches()
        ? Integer.parseInt(tag.group(2))
        : NO_VERSION;
  }
}
