package io.holdfast.web.operations;

import io.holdfast.audit.Finding;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an audit found about one invariant.
 *
 * @param id I1 to I12
 * @param title the invariant in words
 * @param checked how many rows, orders or sums were looked at
 * @param violations how many of them break the invariant
 * @param samples a few of the violations in words, empty when there are none
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
