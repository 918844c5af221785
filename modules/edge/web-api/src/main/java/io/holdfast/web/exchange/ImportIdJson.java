package io.holdfast.web.exchange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The id under which an import can be watched. */
@Schema(name = "ImportId")
public record ImportIdJson(@Schema(format = "uuid") String id) {}
