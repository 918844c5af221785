package io.holdfast.web.json;

/**
 * JSON that is text already. A string would do, but the provider's writer for strings answers
 * through the servlet's non-blocking output, which costs more and, in the server, was seen to meet
 * the end of another request.
 *
 * @param text goes out as it is
 */
public record JsonDocument(String text) {}
