package io.holdfast.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.regex.Pattern;

/**
 * Says on each answer that its type is not to be guessed and, unless it is about goods only, that
 * nobody on the way may keep it. Names the caller, for the access log.
 */
@Provider
public class AnswerHeaders implements ContainerResponseFilter {
  /** The caller's name, as in the history of what it did. */
  static final String CALLER = "Holdfast-Caller";

  private static final int LONGEST_NAME = 100;

  /** Everything else may be about a person. */
  private static final Pattern GOODS =
      Pattern.compile("/?(products|categories|availability|warehouses|sales)(/.*)?");

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)
        && !GOODS.matcher(request.getUriInfo().getPath()).matches()) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    Principal caller = request.getSecurityContext().getUserPrincipal();
    if (caller != null) {
      headers.putSingle(CALLER, printable(caller.getName()));
    }
  }

  /** A name is what a provider of tokens says: no line break, no space, not endless. */
  static String printable(String name) {
    String text = UNPRINTABLE.matcher(name).replaceAll("_");
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }
}
