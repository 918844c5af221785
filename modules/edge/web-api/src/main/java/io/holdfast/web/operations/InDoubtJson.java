package io.holdfast.web.operations;

import io.holdfast.operations.InDoubt;
import io.holdfast.operations.PreparedTransactions;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A prepared transaction branch that waits for its coordinator's decision.
 *
 * @param transaction the branch's name in the database
 * @param seconds how long ago it was prepared
 */
@Schema(name = "InDoubt")
public record InDoubtJson(String database, String transaction, double seconds) {

  /**
   * Prepared transactions, and the databases that could not be queried.
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
