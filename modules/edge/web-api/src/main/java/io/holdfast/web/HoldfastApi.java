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
            license = @License(name = "Apache-2.0")),
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
