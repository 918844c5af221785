package io.holdfast.web;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The JAX-RS application; its resources and providers are found by their annotations. */
@ApplicationPath("/api/v1")
@DeclareRoles({"customer", "shop", "operator", "admin", "partner"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Holdfast",
            version = "1",
            description =
                "Sell every unit once. Lists answer {\"items\":[...]} with a Link to the next page;"
                    + " errors are problem details (RFC 9457) with a stable type.",
            license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
    tags = {
      @Tag(name = "Orders", description = "Placing, reading and cancelling orders"),
      @Tag(name = "Returns", description = "Goods that come back"),
      @Tag(name = "Shipments", description = "Parcels of orders"),
      @Tag(name = "Flash sales", description = "Sales with a waiting room and tickets"),
      @Tag(name = "Customers", description = "Personal data: export and erasure"),
      @Tag(name = "Catalogue", description = "Products, prices and purchase limits"),
      @Tag(name = "Stock", description = "Stock, availability and the ledgers"),
      @Tag(name = "Warehouses", description = "The warehouses that sell"),
      @Tag(name = "Transfers", description = "Goods between warehouses"),
      @Tag(name = "Receiving", description = "Inbound shipments of suppliers"),
      @Tag(name = "Import and export", description = "Products and stock as CSV"),
      @Tag(name = "Notifications", description = "Messages to customers and alerts to operators"),
      @Tag(name = "Webhooks", description = "Events sent to partners"),
      @Tag(name = "Callbacks", description = "What partners send, signed"),
      @Tag(name = "Insights", description = "Sales, stock and anomalies from the search store"),
      @Tag(name = "Operations", description = "Outboxes, dead letters, caches, invariants")
    },
    security = {@SecurityRequirement(name = "basic"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(
    securitySchemeName = "basic",
    type = SecuritySchemeType.HTTP,
    scheme = "basic",
    description = "The demo profile's users")
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "Tokens of the identity provider, in production")
public class HoldfastApi extends Application {}
