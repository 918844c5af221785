package io.holdfast.stack.load;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code holdfast load}: loads FoodMart into a running stack. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Loads FoodMart into the running stack: products, customers, opening stock, deliveries."
            + " Repeating it changes nothing; one that was cut off continues.")
public final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TargetOptions target;

  @Option(
      names = "--admin",
      paramLabel = "NAME:PASSWORD",
      converter = Login.Converter.class,
      defaultValue = "admin:admin",
      description = "who loads (default: ${DEFAULT-VALUE})")
  private Login admin;

  /** The command for picocli, to be filled from a command line. */
  public LoadCommand() {}

  @Override
  public Integer call() {
    Loader.Loaded loaded = new Loader(admin.at(target)).load();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "loaded %,d products, %,d customers and %,d units of stock into %d warehouses%n",
        loaded.products(), loaded.customers(), loaded.units(), loaded.warehouses());
    out.flush();
    return 0;
  }
}
