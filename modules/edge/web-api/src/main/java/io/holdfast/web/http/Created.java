package io.holdfast.web.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Begins the answer 201 to a request that made a resource. */
public final class Created {
  private static final String API = "/api/v1/";

  private Created() {}

  /**
   * An answer whose Location is the absolute path of the new resource. {@link Response#created} is
   * not used: RESTEasy resolves its URI against the API's address, but only on the request's own
   * thread, and takes an absolute path for a relative one.
   *
   * @param collection path of the collection below the API, for example {@code orders}
   * @param id identifies the resource in the collection
   */
  public static Response.ResponseBuilder at(String collection, Object id) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, path(collection, id));
  }

  /** The absolute path of a resource, for Location. */
  public static String path(String collection, Object id) {
    return API + collection + "/" + id;
  }
}
