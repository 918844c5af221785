package io.holdfast.web.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of products.
 *
 * @param facets only if they were asked for
 */
@Schema(name = "ProductPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductPageJson(List<ProductJson> items, FacetsJson facets) {}
