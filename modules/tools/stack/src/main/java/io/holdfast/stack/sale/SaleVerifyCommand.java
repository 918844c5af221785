package io.holdfast.stack.sale;

import io.holdfast.kernel.KeyedPermutation;
import io.holdfast.stack.WrongArgument;
import io.holdfast.stack.load.Login;
import io.holdfast.stack.load.TargetOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code holdfast sale verify}: checks a draw from public data. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks from what the server publishes that the seed is the one committed to, that every"
          + " ticket stood where the draw put it, and that tickets were admitted in that order."
    },
    footer = {"", "Exit code: 0 if all holds, 1 if not."})
public final class SaleVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TargetOptions target;

  @Parameters(index = "0", paramLabel = "ID", description = "The sale.")
  private String id;

  @Option(names = "--ticket", paramLabel = "T", description = "Also says where this ticket stood.")
  private String ticket;

  @Option(
      names = "--commitment",
      paramLabel = "HEX",
      description = "What you noted before the opening, if you did.")
  private String commitment;

  @Option(
      names = "--user",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "storefront:storefront",
      description = "who asks; what is read is public (default: ${DEFAULT-VALUE})")
  private Login user;

  /** The command for picocli, to be filled from a command line. */
  public SaleVerifyCommand() {}

  @Override
  public Integer call() {
    if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new WrongArgument("'" + id + "' is no id of a sale");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (SaleApi api = new SaleApi(user.at(target))) {
      PublishedSale sale = api.sale(id);
      if (sale.seed() == null) {
        out.printf(
            "sale %s: the draw was not held; it is committed to %s%n", id, sale.commitment());
        out.flush();
        return 1;
      }
      List<PublishedSale.Place> places = api.places(id);
      List<String> wrong = DrawCheck.wrong(sale, places);
      print(out, sale, places, wrong);
      boolean found = ticket == null || printTicket(out, places);
      boolean same = commitment == null || commitment.equalsIgnoreCase(sale.commitment());
      if (!same) {
        out.println("  NOT the commitment that you noted");
      }
      out.flush();
      return wrong.isEmpty() && found && same ? 0 : 1;
    }
  }

  private static void print(
      PrintWriter out, PublishedSale sale, List<PublishedSale.Place> places, List<String> wrong) {
    out.printf("sale %s, %s%n", sale.id(), sale.state());
    out.printf("  commitment  %s%n  seed        %s%n", sale.commitment(), sale.seed());
    out.printf(
        "  places      %,d drawn, %,d came later%n", sale.drawn(), places.size() - sale.drawn());
    out.printf(
        "  admitted    %,d, of which %,d bought%n",
        places.stream().filter(p -> p.admittedAt() != null).count(),
        places.stream().filter(p -> p.usedAt() != null).count());
    wrong.forEach(fault -> out.println("  WRONG: " + fault));
    out.println(
        wrong.isEmpty()
            ? "  The draw holds: every ticket stood where the seed puts it, and was admitted in that order."
            : "  THE DRAW DOES NOT HOLD.");
  }

  private boolean printTicket(PrintWriter out, List<PublishedSale.Place> places) {
    String hash = KeyedPermutation.commitmentTo(ticket);
    return places.stream()
        .filter(place -> place.ticketHash().equals(hash))
        .findFirst()
        .map(
            place -> {
              out.printf(
                  "  your ticket place %,d in the order of arrival, position %,d in the queue%n",
                  place.place(), place.position());
              return true;
            })
        .orElseGet(
            () -> {
              out.println("  your ticket is NOT among those that are published");
              return false;
            });
  }
}
