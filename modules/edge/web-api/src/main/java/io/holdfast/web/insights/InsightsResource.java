package io.holdfast.web.insights;

import io.holdfast.insights.Anomalies;
import io.holdfast.insights.Anomaly;
import io.holdfast.insights.AnomalyQuery;
import io.holdfast.insights.InsightsService;
import io.holdfast.insights.SalesQuery;
import io.holdfast.insights.StockCover;
import io.holdfast.insights.StockCoverQuery;
import io.holdfast.insights.TopQuery;
import io.holdfast.kernel.Page;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.json.EnumSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened in the shop. Every answer says up to when events are in it. */
@Path("insights")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Insights")
public class InsightsResource {
  private static final Pattern STOCK_CURSOR = Pattern.compile(StockCoverQuery.CURSOR);
  private static final Pattern ANOMALY_CURSOR = Pattern.compile(AnomalyQuery.CURSOR);
  private static final String AWAY =
      "insights-unavailable: the search store is away, or has nothing yet";

  private final InsightsService insights;

  @Inject
  public InsightsResource(InsightsService insights) {
    this.insights = insights;
  }

  /** The state of the shop. */
  @GET
  @Path("overview")
  @Operation(operationId = "getInsightsOverview", summary = "The state of the shop")
  @APIResponse(
      responseCode = "200",
      description = "Sales, stock and anomalies in a few numbers",
      content = @Content(schema = @Schema(implementation = OverviewJson.class)))
  @APIResponse(responseCode = "503", description = AWAY)
  public OverviewJson overview() {
    return OverviewJson.of(insights.overview());
  }

  /** Sales over time. */
  @GET
  @Path("sales")
  @Operation(
      operationId = "getSales",
      summary = "Sales over time",
      description =
          "They count when and as an order was placed; cancelled units are in the sums, and beside"
              + " them. An order counts once in each bucket, however many of its SKUs match.")
  @APIResponse(
      responseCode = "200",
      description = "One item for each bucket, the oldest first",
      content = @Content(schema = @Schema(implementation = SalesJson.class)))
  @APIResponse(responseCode = "503", description = AWAY)
  public SalesJson sales(
      @QueryParam("from") @Parameter(schema = @Schema(format = "date-time")) String from,
      @QueryParam("to") @Parameter(schema = @Schema(format = "date-time")) String to,
      @QueryParam("bucket")
          @Parameter(
              schema =
                  @Schema(
                      enumeration = {"minute", "hour", "day"},
                      defaultValue = "day"))
          String bucket,
      @QueryParam("sku") String sku,
      @QueryParam("warehouse") String warehouse,
      @QueryParam("category") String category) {
    SalesQuery query =
        SalesRange.of(from, to, Words.of("bucket", bucket, SalesQuery.Bucket.DAY))
            .query(
                Parameters.optionalSku("sku", sku),
                Parameters.optionalWarehouse("warehouse", warehouse),
                Parameters.optionalText("category", category));
    return SalesJson.of(insights.sales(query));
  }

  /** The SKUs that sell most. */
  @GET
  @Path("top")
  @Operation(
      operationId = "getTopSkus",
      summary = "The SKUs that sell most",
      description = "In the last 30 days, unless from and to say otherwise.")
  @APIResponse(
      responseCode = "200",
      description = "The best first",
      content = @Content(schema = @Schema(implementation = TopJson.class)))
  @APIResponse(responseCode = "503", description = AWAY)
  public TopJson top(
      @QueryParam("by")
          @Parameter(
              schema =
                  @Schema(
                      enumeration = {"units", "revenue"},
                      defaultValue = "units"))
          String by,
      @QueryParam("from") @Parameter(schema = @Schema(format = "date-time")) String from,
      @QueryParam("to") @Parameter(schema = @Schema(format = "date-time")) String to,
      @QueryParam("limit")
          @DefaultValue("20")
          @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "20"))
          String limit) {
    SalesRange range = SalesRange.of(from, to, SalesQuery.Bucket.DAY);
    TopQuery query =
        new TopQuery(
            Words.of("by", by, TopQuery.By.UNITS), range.from(), range.to(), Limits.items(limit));
    return TopJson.of(insights.top(query));
  }

  /** Stock and how long it lasts. */
  @GET
  @Path("stock")
  @Operation(
      operationId = "getStockCover",
      summary = "Stock and how long it lasts, the shortest first",
      description =
          "Days of cover follow from the units sold per day, smoothed, with the shape of the week.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = StockCoverJson.class)))
  @APIResponse(responseCode = "503", description = AWAY)
  public Response stock(
      @QueryParam("warehouse") String warehouse,
      @QueryParam("belowDays")
          @Parameter(
              description = "Only what lasts less than this many days",
              schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "9999"))
          String belowDays,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    StockCover found =
        insights.stock(
            new StockCoverQuery(
                Parameters.optionalWarehouse("warehouse", warehouse),
                Limits.optionalDays("belowDays", belowDays),
                page.cursor(STOCK_CURSOR),
                page.limit()));
    return Pages.answer(
        new Page<>(found.items(), found.nextCursor()), StockCoverJson.of(found), uri);
  }

  /** What deviates from what is expected. */
  @GET
  @Path("anomalies")
  @Operation(
      operationId = "listAnomalies",
      summary = "What deviates from what is expected, the newest first",
      description = "Each has opened an alert of the kind ANOMALY.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = AnomaliesJson.class)))
  @APIResponse(responseCode = "503", description = AWAY)
  public Response anomalies(
      @QueryParam("from") @Parameter(schema = @Schema(format = "date-time")) String from,
      @QueryParam("kind") @Parameter(schema = @Schema(ref = EnumSchemas.ANOMALY_KIND)) String kind,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    Anomalies found =
        insights.anomalies(
            new AnomalyQuery(
                Parameters.optionalTime("from", from),
                Parameters.optionalEnum("kind", kind, Anomaly.Kind.class),
                page.cursor(ANOMALY_CURSOR),
                page.limit()));
    return Pages.answer(
        new Page<>(found.items(), found.nextCursor()), AnomaliesJson.of(found), uri);
  }
}
