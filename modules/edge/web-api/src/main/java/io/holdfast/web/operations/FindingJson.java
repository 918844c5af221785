package io.holdfast.web.operations;

import io.holdfast.audit.Finding;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an audit found about one invariant.
 *
 * @param id I1 to I12
 * @param title description of the invariant
 * @param checked number of rows, orders or sums checked
 * @param violations how many of them break the invariant
 * @param samples descriptions of a few violations; empty if there are none
 * @param state the verdict
 */
@Schema(name = "Finding")
public record FindingJson(
    String id,
    String title,
    long checked,
    long violations,
    List<String> samples,
    @Schema(ref = EnumSchemas.FINDING_STATE) Finding.State state) {

  static FindingJson of(Finding finding) {
    return new FindingJson(
        finding.id(),
        finding.title(),
        finding.checked(),
        finding.violations(),
        finding.samples(),
        finding.state());
  }
}
