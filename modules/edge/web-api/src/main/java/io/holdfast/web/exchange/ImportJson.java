package io.holdfast.web.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.exchange.ImportReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far an import is.
 *
 * @param rows finished so far: the accepted and the rejected ones
 * @param rejectedRows how many were rejected
 * @param rejected the first 1,000 of them
 * @param failure why it failed; only if it did. What was accepted before stays
 */
@Schema(name = "Import")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJson(
    @Schema(format = "uuid") String id,
    @Schema(enumeration = {"PRODUCTS", "STOCK"}) String kind,
    @Schema(enumeration = {"RUNNING", "DONE", "FAILED"}) String state,
    long rows,
    long accepted,
    long rejectedRows,
    List<Rejected> rejected,
    String failure) {

  /**
   * A row that was not imported.
   *
   * @param line of the file where the row begins, from 1
   */
  @Schema(name = "RejectedRow")
  public record Rejected(int line, String reason) {}

  static ImportJson of(ImportReport report) {
    return new ImportJson(
        report.id().toString(),
        report.kind().name(),
        report.state().name(),
        report.rows(),
        report.accepted(),
        report.rejectedRows(),
        report.rejected().stream().map(row -> new Rejected(row.line(), row.reason())).toList(),
        report.failure());
  }
}
