package io.holdfast.web.inventory;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Availability of several SKUs.
 *
 * @param items of the known SKUs, in the requested order
 * @param unknown SKUs that neither a warehouse nor the catalogue knows, in the requested order
 */
@Schema(name = "AvailabilityList")
public record AvailabilityListJson(List<AvailabilityJson> items, List<String> unknown) {}
