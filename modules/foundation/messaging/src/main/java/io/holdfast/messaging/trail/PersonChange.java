package io.holdfast.messaging.trail;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The change that a request makes, collected while it is served. The thread that serves the request
 * carries it, so that what it calls can add what it knows; not safe for several threads.
 */
public final class PersonChange {
  private static final ThreadLocal<PersonChange> CURRENT = new ThreadLocal<>();

  private final Person person;
  private final String operation;
  private final UUID request;
  private String path;

  private Object asked;
  private Object before;
  private Object after;

  /**
   * @param operation name of the API's operation
   * @param path of the object, or of the list that it is added to, such as {@code products/fm-1}
   * @param key the idempotency key; null if the request has none
   */
  public PersonChange(Person person, String operation, String path, String key) {
    this.person = person;
    this.operation = operation;
    this.path = path;
    this.request = key == null ? null : requestOf(person.name(), operation, path, key);
  }

  private static UUID requestOf(String... parts) {
    return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
  }

  /** The change that this thread makes for a person, if it makes one. */
  public static Optional<PersonChange> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Lets this thread carry the change until {@link #unbind}. */
  public void bind() {
    CURRENT.set(this);
  }

  /** Ends what {@link #bind} began. */
  public static void unbind() {
    CURRENT.remove();
  }

  /** Notes the content of the request. */
  public void ask(Object content) {
    asked = content;
  }

  /** Notes another path than that of the request, which may not be kept. */
  public void renameObject(String other) {
    path = other;
  }

  /** Notes what was there before. */
  public void startFrom(Object value) {
    before = value;
  }

  /** Notes what is there now, unless that is known already. */
  public void resultIn(Object value) {
    after = after == null ? value : after;
  }

  Person person() {
    return person;
  }

  String operation() {
    return operation;
  }

  UUID request() {
    return request;
  }

  /** The path; of an object that was added to a list, with its id. */
  String object(Object result) {
    if (result == null) {
      return path;
    }
    JsonNode tree = JsonText.tree(result);
    String id = tree.path("id").asText(tree.path("code").asText(""));
    return id.isEmpty() || path.contains(id) ? path : path + "/" + id;
  }

  @Override
  public String toString() {
    return operation + " of " + path + " by " + person.name();
  }

  Object asked() {
    return asked;
  }

  Object before() {
    return before;
  }

  Object after() {
    return after;
  }
}
