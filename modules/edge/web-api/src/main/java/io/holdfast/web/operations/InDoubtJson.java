package io.holdfast.web.operations;

import io.holdfast.operations.InDoubt;
import io.holdfast.operations.PreparedTransactions;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transaction branch that is prepared and waits for its coordinator's word.
 *
 * @param transaction the branch's name in the database
 * @param seconds how long ago it was prepared
 */
@Schema(name = "InDoubt")
public record InDoubtJson(String database, String transaction, double seconds) {

  /**
   * What is prepared, and which databases could not be asked.
   *
   * @param unreachable names of databases that did not answer
   */
  @Schema(name = "Doubts")
  public record Doubts(List<InDoubtJson> items, List<String> unreachable) {
    static Doubts of(PreparedTransactions.Doubts doubts) {
      return new Doubts(
          doubts.items().stream().map(InDoubtJson::of).toList(), doubts.unreachable());
    }
  }

  private static InDoubtJson of(InDoubt branch) {
    return new InDoubtJson(branch.database(), branch.transaction(), branch.seconds());
  }
}
