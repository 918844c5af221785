package io.holdfast.web.json;

/**
 * JSON text. Not a plain string, because the provider's writer for strings uses the servlet's
 * non-blocking output, which is slower and was seen to collide with the end of another request.
 *
 * @param text written unchanged
 */
public record JsonDocument(String text) {}
